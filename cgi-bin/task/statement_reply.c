/* Replies to questions back and objections, and what overcomes an objection. */
#include "task/statement_reply.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "store/stored_check.h"
#include "store/stored_file.h"
#include "task/agreement.h"
#include "task/statement_private.h"

#define ASKED_BACK "question_back" /* kinds of tasks */
#define REPLIED "reply_given"

enum outcome statement_reply_expect(struct db *db, const struct statement *statement)
{
	return db_exec(db,
		"INSERT IGNORE INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id, statement_id, due_on, ends_at)"
		" SELECT DISTINCT 'person', vr.subject_id, vr.role_id, v.authority_id,"
		" '" ASKED_BACK "', s.object_kind, s.object_id, s.vacancy_id, s.id, s.due_on,"
		" IF(k.silence = '', NULL, s.due_at) FROM statement s"
		" JOIN statement_kind k ON k.code = s.kind JOIN vacancy v ON v.id = s.vacancy_id"
		" JOIN vacancy_reach vr ON vr.vacancy_id = v.id AND vr.subject_kind = 'person'"
		" AND vr.role_id = " SQL_ROLE_RECRUITER " WHERE s.id = ?",
		DB_VALUES(db_int(statement->id)), NULL);
}

static enum outcome tasks_end(struct db *db, int64_t id, const char *kind)
{
	return db_exec(db, "DELETE FROM task WHERE statement_id = ? AND kind = ?",
		DB_VALUES(db_int(id), db_str(kind)), NULL);
}

/* Whoever was asked is told, and as long as the task is there expected to look at it. */
static enum outcome asked_tell(
	struct db *db, struct pool *pool, const struct statement *statement, const char *template)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id, statement_id)"
		" SELECT DISTINCT IF(s.subject_kind = 'role', vr.subject_kind, s.subject_kind),"
		" IF(s.subject_kind = 'role', vr.subject_id, s.subject_id), s.role_id,"
		" v.authority_id, '" REPLIED "', s.object_kind, s.object_id, s.vacancy_id, s.id"
		" FROM statement s JOIN vacancy v ON v.id = s.vacancy_id"
		" LEFT JOIN vacancy_reach vr ON s.subject_kind = 'role'"
		" AND vr.vacancy_id = s.vacancy_id AND vr.role_id = s.role_id"
		" AND vr.subject_kind = 'person' WHERE s.id = ?"
		" AND (s.subject_kind <> 'role' OR vr.subject_id IS NOT NULL)",
		DB_VALUES(db_int(statement->id)), NULL);

	return outcome ? outcome : statement_mail_asked(db, pool, statement, template);
}

enum outcome statement_reply_due(
	struct db *db, const struct statement *statement, int64_t *answer_r)
{
	bool open = text_equal(statement_state(statement), "open");

	if (!open && !statement->against)
		return NOT_FOUND;
	return db_get_int(db,
		"SELECT a.id FROM statement_answer a WHERE a.statement_id = ?"
		" AND IF(?, a.answer IS NULL, a.counts) AND NOT EXISTS (SELECT 1"
		" FROM statement_reply r WHERE r.answer_id = a.id) ORDER BY a.id DESC LIMIT 1",
		DB_VALUES(db_int(statement->id), db_bool(open)), answer_r);
}

static enum outcome reply_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, int64_t answer_id, const char *text)
{
	struct kept_text kept;
	enum outcome outcome = kept_text_keep(db, pool, statement->object_kind,
		statement->object_id, statement_reply_place(pool, answer_id), text, &kept);

	if (outcome)
		return outcome;
	return db_exec(db,
		"INSERT INTO statement_reply (answer_id, staff_user_id, text, text_sealed, at)"
		" VALUES (?, ?, ?, ?, ?)",
		DB_VALUES(db_int(answer_id), db_int(who->id), db_str(kept.plain),
			kept.sealed ? db_bytes(kept.sealed, kept.length) : db_null(),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
}

static enum outcome reply_refuse(
	struct problems *problems, const char *field, const char *reason, enum outcome outcome)
{
	problem_add(problems, field, reason);
	return outcome;
}

enum outcome statement_lift(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *how, const char *action)
{
	bool last = false;
	enum outcome outcome = db_exec(db, "UPDATE statement SET lifted = ? WHERE id = ?",
		DB_VALUES(db_str(how), db_int(statement->id)), NULL);

	if (!outcome)
		outcome = tasks_end(db, statement->id, REPLIED);
	if (!outcome)
		outcome = statement_note(db, pool, who, statement, action, NULL);
	if (!outcome)
		outcome = statement_changed_tell(db, pool, who, statement);
	return outcome ? outcome : agreement_go_on(db, pool, who, statement, &last);
}

/* The equality officer's objection stops until it is answered with reasons (LAW-31).
 * words: history.statement_objection_answered */
static enum outcome objection_end(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement)
{
	enum outcome outcome = asked_tell(db, pool, statement, "staff_objection_answered");

	return outcome ? outcome
		       : statement_lift(
			       db, pool, who, statement, "replied", "statement_objection_answered");
}

/* words: history.statement_replied */
enum outcome statement_reply(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *text, struct problems *problems)
{
	struct statement statement;
	int64_t answer_id = 0;
	bool open;
	enum outcome outcome = statement_hold(db, pool, id, &statement);

	if (!outcome)
		outcome = statement_reply_due(db, &statement, &answer_id);
	if (outcome == NOT_FOUND)
		return reply_refuse(problems, "", "statement_replied", CONFLICT);
	if (outcome)
		return outcome;
	if (text_blank(text))
		return reply_refuse(problems, "text", "statement_text", INVALID);
	open = text_equal(statement_state(&statement), "open");
	outcome = reply_add(db, pool, who, &statement, answer_id, text);
	if (outcome == CONFLICT) /* somebody else just has */
		return reply_refuse(problems, "", "statement_replied", CONFLICT);
	if (!outcome)
		outcome = statement_note(db, pool, who, &statement, "statement_replied", NULL);
	if (!outcome)
		outcome = tasks_end(db, id, ASKED_BACK);
	if (outcome)
		return outcome;
	if (!open && text_equal(statement.kind, "selection_gsb"))
		return objection_end(db, pool, who, &statement);
	return open ? statement_mail_asked(db, pool, &statement, "staff_statement_replied")
		    : asked_tell(db, pool, &statement, "staff_statement_replied");
}

bool statement_retractable(const struct statement *statement)
{
	return text_among("selection_pr,ad_waived,selection_gsb", statement->kind);
}

/* words: history.statement_accepted history.statement_retracted */
enum outcome statement_accept(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems)
{
	struct statement statement;
	struct statement_part part;
	int64_t replied = 0;
	enum outcome outcome = statement_hold(db, pool, id, &statement);

	if (!outcome)
		outcome = statement_part(db, pool, who, &statement, &part);
	if (!outcome && !part.asked)
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM statement_answer a JOIN statement_reply r"
			" ON r.answer_id = a.id WHERE a.statement_id = ? AND a.counts",
			DB_VALUES(db_int(id)), &replied);
	if (outcome)
		return outcome;
	if (!statement.against || statement.replaced_by
		|| !(replied || statement_retractable(&statement)))
		return reply_refuse(problems, "", "statement_lifted", CONFLICT);
	outcome = replied
		? statement_lift(db, pool, who, &statement, "accepted", "statement_accepted")
		: statement_lift(db, pool, who, &statement, "withdrawn", "statement_retracted");
	return outcome ? outcome
		       : statement_mail_owner(db, pool, &statement, "staff_statement_answered");
}

static enum outcome decision_check(struct pool *pool, const struct statement *statement,
	const struct statement_decision_input *input, struct problems *problems)
{
	const char *asked = clock_day(pool, clock_from_sql(statement->asked_at));

	if (day_number(input->decided_on) > day_number(clock_today(pool)))
		problem_add(problems, "decided_on", "day_future");
	else if (day_number(input->decided_on) < day_number(asked))
		problem_add(problems, "decided_on", "statement_decided_early");
	if (!text_among("application/pdf,image/jpeg,image/png", input->file.mime))
		problem_add(problems, "file", "file_kind");
	return problems_any(problems) ? INVALID : OK;
}

bool statement_decidable(const struct statement *statement)
{
	return text_equal(statement->kind, "ad_pr");
}

/* words: history.statement_decided */
enum outcome statement_decide(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct statement_decision_input *input, struct problems *problems)
{
	struct statement statement;
	const char *file = NULL;
	enum outcome outcome = statement_hold(db, pool, id, &statement);

	if (outcome)
		return outcome;
	if (!statement.against || statement.replaced_by || !statement_decidable(&statement))
		return reply_refuse(problems, "", "statement_lifted", CONFLICT);
	outcome = decision_check(pool, &statement, input, problems);
	if (!outcome)
		outcome = stored_file_keep(db, pool, OBJECT_JOBAD, statement.object_id, "decision",
			&input->file, &file);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO statement_decision (statement_id, decided_on, text, file_id,"
			" name, mime, size, created_at, created_by)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(id), db_str(input->decided_on), db_str(input->text),
				db_str(file), db_str(input->file.name), db_str(input->file.mime),
				db_int(input->file.size), db_str(clock_sql(pool, clock_now())),
				db_int(who->id)),
			NULL);
	if (!outcome)
		outcome = asked_tell(db, pool, &statement, "staff_statement_decided");
	return outcome ? outcome
		       : statement_lift(db, pool, who, &statement, "decided", "statement_decided");
}

static const struct db_field decision_fields[] = {
	DB_FIELD(struct statement_decision, decided_on),
	DB_FIELD(struct statement_decision, text),
	DB_FIELD(struct statement_decision, name),
	DB_FIELD(struct statement_decision, mime),
	DB_FIELD(struct statement_decision, file_id),
	DB_FIELD(struct statement_decision, checked),
	DB_FIELD_AS(struct statement_decision, by, "name_by"),
	DB_FIELD(struct statement_decision, size),
};

enum outcome statement_decision_get(
	struct db *db, struct pool *pool, int64_t id, struct statement_decision *decision_r)
{
	return db_struct(db, pool,
		"SELECT d.decided_on, d.text, d.name, d.mime, d.file_id, d.size,"
		" CONCAT(p.first_name, ' ', p.surname) AS name_by, " STORED_CHECKED(
			"d.file_id") " AS checked FROM statement_decision d"
				     " JOIN staff_user p ON p.id = d.created_by"
				     " WHERE d.statement_id = ?",
		decision_fields, decision_r, DB_VALUES(db_int(id)));
}
