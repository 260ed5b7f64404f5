/* Making a decision: beginning, choosing, writing. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision_private.h"
#include "history/history.h"
#include "recruiting/vacancy.h"
#include "selection/requirement.h"
#include "store/store.h"
#include "task/statement.h"

#define POSITION_MAX 99
#define SHORTEST 3 /* letters of a name that is looked for in the introduction */

enum outcome decision_take_in(struct db *db, const struct decision *decision)
{
	const struct db_value id = db_int(decision->id), vacancy = db_int(decision->vacancy_id);
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO decision_part (decision_id, application_id)"
		" SELECT ?, a.id FROM application a JOIN application_status s"
		" ON s.code = a.status AND s.counts WHERE a.vacancy_id = ?",
		DB_VALUES(id, vacancy), NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "DELETE d FROM decision_part d JOIN application a"
			       " ON a.id = d.application_id WHERE d.decision_id = ?"
			       " AND a.vacancy_id <> ?",
			       DB_VALUES(id, vacancy), NULL);
}

enum outcome decision_hold(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r)
{
	int64_t id = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT id FROM decision WHERE vacancy_id = ? AND state <> 'revoked'"
			" ORDER BY number DESC LIMIT 1 FOR UPDATE",
			DB_VALUES(db_int(vacancy_id)), &id);
	if (!outcome)
		outcome = decision_get(db, pool, vacancy_id, decision_r);
	if (outcome || text_equal(decision_r->state, "fixed"))
		return outcome;
	return decision_take_in(db, decision_r);
}

/* words: problem.decision_meanwhile */
enum outcome decision_hold_in(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *state, struct problems *problems, struct decision *decision_r)
{
	struct vacancy vacancy;
	enum outcome outcome = decision_hold(db, pool, vacancy_id, decision_r);

	if (!outcome)
		outcome = vacancy_get(db, pool, vacancy_id, &vacancy);
	if (outcome)
		return outcome;
	if (text_equal(decision_r->state, state) && !vacancy_final(vacancy.status))
		return OK;
	problem_add(problems, "",
		vacancy_final(vacancy.status) ? "vacancy_final" : "decision_meanwhile");
	return CONFLICT;
}

enum outcome decision_touch(struct db *db, const struct decision *decision)
{
	return db_exec(db, "UPDATE decision SET version = version + 1 WHERE id = ?",
		DB_VALUES(db_int(decision->id)), NULL);
}

/* Who was in the one before is in it as she was decided about there. */
static enum outcome former_take_over(struct db *db, int64_t vacancy_id, int64_t id, int64_t number)
{
	return db_exec(db,
		"INSERT INTO decision_part (decision_id, application_id, choice, position,"
		" written_sealed) SELECT ?, p.application_id, p.choice, p.position,"
		" p.written_sealed FROM decision d JOIN decision_part p ON p.decision_id = d.id"
		" JOIN application a ON a.id = p.application_id AND a.vacancy_id = d.vacancy_id"
		" WHERE d.vacancy_id = ? AND d.number = ? - 1",
		DB_VALUES(db_int(id), db_int(vacancy_id), db_int(number)), NULL);
}

/* The next of those that are held. */
static enum outcome decision_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, const struct db_rows *held)
{
	struct decision decision = {.vacancy_id = vacancy->id};
	struct decision former = {.posts = vacancy->data.posts > 0 ? vacancy->data.posts : 1};
	enum outcome outcome = OK;

	for (size_t i = 0; i < held->count; i++)
		if (db_number(held, i, "number") > decision.number)
			decision.number = db_number(held, i, "number");
	if (decision.number)
		outcome = decision_get_number(db, pool, vacancy->id, decision.number, &former);
	decision.number++;
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO decision (vacancy_id, number, posts, introduction, created_at,"
			" created_by) VALUES (?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy->id), db_int(decision.number),
				db_int(former.posts),
				former.introduction ? db_str(former.introduction) : db_null(),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			NULL);
	if (outcome)
		return outcome;
	decision.id = db_inserted_id(db);
	outcome = former_take_over(db, vacancy->id, decision.id, decision.number);
	return outcome ? outcome : decision_take_in(db, &decision);
}

/* words: problem.decision_there problem.decision_ended_procedure */
enum outcome decision_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct vacancy vacancy;
	struct db_rows *held = NULL;
	bool stands = false;
	int64_t ended = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = vacancy_get(db, pool, vacancy_id, &vacancy);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT number, state FROM decision WHERE vacancy_id = ? FOR UPDATE",
			DB_VALUES(db_int(vacancy_id)), &held);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < held->count; i++)
		stands |= !text_equal(db_text(held, i, "state"), "revoked");
	if (stands || vacancy_final(vacancy.status)) {
		problem_add(problems, "", stands ? "decision_there" : "vacancy_final");
		return INVALID;
	}
	outcome = db_get_int(db, "SELECT COUNT(*) FROM procedure_end WHERE live = ?",
		DB_VALUES(db_int(vacancy_id)), &ended);
	if (!outcome && ended) {
		problem_add(problems, "", "decision_ended_procedure");
		return INVALID;
	}
	if (!outcome)
		outcome = decision_add(db, pool, who, &vacancy, held);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_begun", NULL);
}

/* The introduction is not sealed. words: problem.decision_names */
static enum outcome names_check(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *text, struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.surname FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" WHERE a.vacancy_id = ? AND CHAR_LENGTH(p.surname) >= ?"
		" AND LOCATE(CONCAT(' ', p.surname, ' ') COLLATE utf8mb4_bin, CONCAT(' ',"
		" REGEXP_REPLACE(?, '[^[:alpha:]-]+', ' '), ' ') COLLATE utf8mb4_bin) LIMIT 1",
		DB_VALUES(db_int(vacancy_id), db_int(SHORTEST), db_str(text)), &rows);

	if (outcome || !rows->count)
		return outcome;
	problem_add_of(problems, "introduction", "decision_names", db_text(rows, 0, "surname"));
	return INVALID;
}

/* words: history.decision_frame */
enum outcome decision_frame(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct decision_frame *frame, struct problems *problems)
{
	struct decision decision;
	enum outcome outcome = decision_hold_in(db, pool, vacancy_id, "draft", problems, &decision);

	if (!outcome && (frame->posts < 1 || frame->posts > POSITION_MAX)) {
		problem_add(problems, "posts", "range");
		return INVALID;
	}
	if (!outcome && frame->introduction)
		outcome = names_check(db, pool, vacancy_id, frame->introduction, problems);
	if (outcome
		|| (frame->posts == decision.posts
			&& text_equal(frame->introduction, decision.introduction)))
		return outcome;
	outcome = db_exec(db,
		"UPDATE decision SET posts = ?, introduction = ?, version = version + 1"
		" WHERE id = ?",
		DB_VALUES(db_int(frame->posts),
			frame->introduction ? db_str(frame->introduction) : db_null(),
			db_int(decision.id)),
		NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_frame", NULL);
}

/* One who is in the draft. */
static enum outcome part_hold(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct problems *problems, struct decision *decision_r,
	struct reason_facts *facts_r)
{
	struct reason_facts *facts = NULL;
	size_t count = 0;
	enum outcome outcome =
		decision_hold_in(db, pool, vacancy_id, "draft", problems, decision_r);

	if (!outcome)
		outcome = reason_facts_read(db, pool, decision_r,
			&(struct reason_range){.only = application_id}, &facts, &count);
	if (outcome)
		return outcome;
	if (!count)
		return NOT_FOUND;
	*facts_r = facts[0];
	return OK;
}

/* From what to what, with the places of those who move up. */
static enum outcome choice_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct reason_facts *facts, const char *choice, int64_t position)
{
	if (text_equal(facts->choice, choice) && facts->position == position)
		return OK;
	return history_add(db, who, OBJECT_APPLICATION, facts->application_id, "decision_chosen",
		pool_printf(pool, "%s %lld>%s %lld", facts->choice, (long long)facts->position,
			choice, (long long)position));
}

/* words: problem.decision_ended history.decision_chosen */
enum outcome decision_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, const char *choice, int64_t position,
	struct problems *problems)
{
	struct decision decision;
	struct reason_facts facts;
	bool next = text_equal(choice, "next");
	enum outcome outcome =
		part_hold(db, pool, vacancy_id, application_id, problems, &decision, &facts);

	if (outcome)
		return outcome;
	if (!choice || !text_among("chosen,next,no", choice))
		problem_add(problems, "choice", "choice");
	else if (!text_equal(choice, "no") && !facts.active)
		problem_add(problems, "choice", "decision_ended");
	if (next && (position < 0 || position > POSITION_MAX))
		problem_add(problems, "position", "number");
	if (problems_any(problems))
		return INVALID;
	outcome = db_exec(db,
		"UPDATE decision_part SET choice = ?, position = ?"
		" WHERE decision_id = ? AND application_id = ?",
		DB_VALUES(db_str(choice), next && position ? db_int(position) : db_null(),
			db_int(decision.id), db_int(application_id)),
		NULL);
	if (!outcome)
		outcome = choice_note(db, pool, who, &facts, choice, next ? position : 0);
	return outcome ? outcome : decision_touch(db, &decision);
}

static enum outcome requirement_name(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t id, struct problems *problems, const char **text_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	*text_r = NULL;
	if (!id)
		return OK;
	outcome = db_rows(db, pool,
		"SELECT text FROM requirement WHERE id = ? AND object_kind = ? AND object_id = ?",
		DB_VALUES(db_int(id), db_int(OBJECT_VACANCY), db_int(vacancy_id)), &rows);
	if (!outcome && !rows->count) {
		problem_add(problems, "requirement", "choice");
		return INVALID;
	}
	if (!outcome)
		*text_r = db_text(rows, 0, "text");
	return outcome;
}

/* The text itself is in the decision alone. */
static enum outcome written_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct reason_facts *facts, const char *requirement, const char *text)
{
	struct reason before = {0};
	enum outcome outcome = reason_open(pool, facts, false, &before);

	if (outcome
		|| (text_equal(before.requirement, requirement)
			&& text_equal(before.written, text)))
		return outcome;
	return history_add(
		db, who, OBJECT_APPLICATION, facts->application_id, "decision_written", NULL);
}

/* words: history.decision_written */
enum outcome decision_write(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, int64_t requirement_id, const char *text,
	struct problems *problems)
{
	struct decision decision;
	struct reason_facts facts;
	const char *requirement = NULL;
	const void *sealed = NULL;
	size_t length = 0;
	uint8_t key[32];
	enum outcome outcome =
		part_hold(db, pool, vacancy_id, application_id, problems, &decision, &facts);

	if (!outcome && text && text_length(text) > REASON_TEXT_MAX) {
		problem_add(problems, "text", "too_long");
		return INVALID;
	}
	if (!outcome)
		outcome = requirement_name(
			db, pool, vacancy_id, requirement_id, problems, &requirement);
	if (!outcome)
		outcome = store_key_open(OBJECT_APPLICATION, application_id, &facts.wrapped, key);
	if (outcome)
		return outcome;
	if (text_blank(text))
		text = NULL;
	if (text || requirement)
		sealed = store_seal(pool, key, reason_place(pool, true, application_id),
			reason_written_text(pool, requirement, text), &length);
	outcome = db_exec(db,
		"UPDATE decision_part SET written_sealed = ?"
		" WHERE decision_id = ? AND application_id = ?",
		DB_VALUES(sealed ? db_bytes(sealed, length) : db_null(), db_int(decision.id),
			db_int(application_id)),
		NULL);
	if (!outcome)
		outcome = written_note(db, pool, who, &facts, requirement, text);
	return outcome ? outcome : decision_touch(db, &decision);
}
