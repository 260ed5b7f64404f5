/* The demo's selections. */
#include "demo/demo_decisions.h"

#include "application/workflow.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "consent/consent_step.h"
#include "decision/decision.h"
#include "demo/demo_nights.h"
#include "demo/demo_notices.h"
#include "demo/demo_world.h"
#include "hiring/ended.h"
#include "hiring/handover.h"
#include "hiring/offer.h"
#include "task/statement.h"
#include "vacancy/vacancy_edit.h"

enum outcome demo_decided_find(
	struct db *db, const struct demo_deciding *deciding, const char *surname, int64_t *id_r)
{
	return db_get_int(db,
		"SELECT a.id FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" WHERE a.vacancy_id = ? AND p.surname = ? ORDER BY a.id LIMIT 1",
		DB_VALUES(db_int(deciding->vacancy_id), db_str(surname)), id_r);
}

/* "… | begin". */
static enum outcome act_begin(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	(void)parts, (void)count;
	return decision_begin(
		db, deciding->org->pool, who, deciding->vacancy_id, &deciding->problems);
}

/* "… | choose | surname | chosen", "… | choose | surname | next | 1". */
static enum outcome act_choose(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	int64_t id = 0, position = 0;
	enum outcome outcome;

	if (count < 2 || (count > 2 && !text_to_int(parts[2], 1, 99, &position)))
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	return outcome ? outcome
		       : decision_choose(db, deciding->org->pool, who, deciding->vacancy_id, id,
			       parts[1], position, &deciding->problems);
}

static enum outcome requirement_first(
	struct db *db, const struct demo_deciding *deciding, int64_t *id_r)
{
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM requirement WHERE object_kind = ? AND object_id = ?"
		" ORDER BY position, id LIMIT 1",
		DB_VALUES(db_int(OBJECT_VACANCY), db_int(deciding->vacancy_id)), id_r);

	return outcome == NOT_FOUND ? OK : outcome;
}

/* "… | reason | surname | text"; "*": of all others. */
static enum outcome act_reason(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct db_rows *rows = NULL;
	int64_t requirement = 0;
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	outcome = requirement_first(db, deciding, &requirement);
	if (!outcome)
		outcome = db_rows(db, deciding->org->pool,
			"SELECT t.application_id FROM decision d JOIN decision_part t"
			" ON t.decision_id = d.id JOIN application a ON a.id = t.application_id"
			" JOIN applicant p ON p.id = a.applicant_id WHERE d.vacancy_id = ?"
			" AND d.state = 'draft' AND IF(? = '*', t.written_sealed IS NULL,"
			" p.surname = ?) ORDER BY t.application_id",
			DB_VALUES(db_int(deciding->vacancy_id), db_str(parts[0]), db_str(parts[0])),
			&rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = decision_write(db, deciding->org->pool, who, deciding->vacancy_id,
			db_number(rows, i, "application_id"), requirement, parts[1],
			&deciding->problems);
	return outcome;
}

/* "… | frame | posts | introduction". */
static enum outcome act_frame(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct decision_frame frame = {0};

	if (count < 2 || !text_to_int(parts[0], 1, 99, &frame.posts))
		return INVALID;
	frame.introduction = parts[1];
	return decision_frame(
		db, deciding->org->pool, who, deciding->vacancy_id, &frame, &deciding->problems);
}

/* "… | ask". */
static enum outcome act_ask(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	(void)parts, (void)count;
	return decision_ask(
		db, deciding->org->pool, who, deciding->vacancy_id, &deciding->problems);
}

/* "… | answer | kind of statement | answer | text | ground": all of the kind that are open and not
 * asked of others. */
static enum outcome act_answer(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct statement_input input = {0};
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	input.answer = parts[1];
	input.text = count > 2 ? parts[2] : NULL;
	input.ground = count > 3 ? parts[3] : NULL;
	outcome = db_rows(db, deciding->org->pool,
		"SELECT id FROM statement WHERE vacancy_id = ? AND kind = ? AND state = 'open'"
		" AND (subject_kind <> 'person' OR subject_id = ?) ORDER BY id",
		DB_VALUES(db_int(deciding->vacancy_id), db_str(parts[0]), db_int(who->id)), &rows);
	if (!outcome && !rows->count)
		outcome = NOT_FOUND;
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = statement_answer_give(db, deciding->org->pool, who,
			db_number(rows, i, "id"), &input, &deciding->problems);
	return outcome;
}

/* "… | consent | measures, with commas | reasons | why it is urgent". */
static enum outcome act_consent(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct consent_input input = {.term = "normal"};

	if (count < 2)
		return INVALID;
	input.measures = parts[0];
	input.reasons = parts[1];
	if (count > 2) {
		input.term = "urgent";
		input.urgent = parts[2];
	}
	return consent_ask(
		db, deciding->org->pool, who, deciding->vacancy_id, &input, &deciding->problems);
}

/* "… | after refusal | step | text": of all that is refused. */
static enum outcome act_after(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct consent_step_input input = {.taken_on = clock_today(deciding->org->pool)};
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	input.kind = parts[0];
	input.text = parts[1];
	outcome = db_rows(db, deciding->org->pool,
		"SELECT id FROM statement WHERE vacancy_id = ? AND kind = 'selection_pr'"
		" AND answer = 'refused' ORDER BY id",
		DB_VALUES(db_int(deciding->vacancy_id)), &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = consent_step_take(db, deciding->org->pool, who, deciding->vacancy_id,
			db_number(rows, i, "id"), &input, &deciding->problems);
	return outcome;
}

/* "… | fix". */
static enum outcome act_fix(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	(void)parts, (void)count;
	return decision_fix(
		db, deciding->org->pool, who, deciding->vacancy_id, &deciding->problems);
}

/* "… | step | surname | status". */
static enum outcome act_step(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct process_move move = {.kind = OBJECT_APPLICATION};
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	move.to = parts[1];
	outcome = demo_decided_find(db, deciding, parts[0], &move.id);
	return outcome ? outcome
		       : process_move(db, deciding->org->pool, who, &move, &deciding->problems);
}

/* "… | vacancy | status", "… | vacancy | status | reason". */
static enum outcome act_vacancy(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	if (count < 1)
		return INVALID;
	return vacancy_set_status(db, deciding->org->pool, who, deciding->vacancy_id, parts[0],
		count > 1 ? parts[1] : NULL, &deciding->problems);
}

/* "… | hand | surname": over to the personnel administration. */
static enum outcome act_hand(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	int64_t id = 0;
	enum outcome outcome = count < 1 ? INVALID : demo_decided_find(db, deciding, parts[0], &id);

	return outcome ? outcome
		       : handover_make(db, deciding->org->pool, who, id, &deciding->problems);
}

/* "… | offer | surname | last day, in days from today". */
static enum outcome act_offer(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct pool *pool = deciding->org->pool;
	int64_t id = 0, days = 0;
	enum outcome outcome;

	if (count < 2 || !text_to_int(parts[1], 1, 300, &days))
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	return outcome ? outcome
		       : offer_make(db, pool, who, id, day_add(pool, deciding->today, (int)days),
			       &deciding->problems);
}

/* "… | told | surname | accepted or declined | phone, mail, letter or talk". */
static enum outcome act_told(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct pool *pool = deciding->org->pool;
	struct offer offer;
	int64_t id = 0;
	enum outcome outcome = count < 3 ? INVALID : demo_decided_find(db, deciding, parts[0], &id);

	if (!outcome)
		outcome = offer_last(db, pool, id, &offer);
	return outcome ? outcome
		       : offer_answer(db, pool, who, id,
			       &(struct offer_answer){.id = offer.id,
				       .version = offer.version,
				       .accepts = text_equal(parts[1], "accepted"),
				       .how = parts[2],
				       .on = clock_today(pool)},
			       &deciding->problems);
}

/* "… | end | reason | what the applicants read". */
static enum outcome act_end(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	if (count < 2)
		return INVALID;
	return ended_make(db, deciding->org->pool, who, deciding->vacancy_id,
		&(struct ended){.reason = parts[0], .told_de = parts[1]}, &deciding->problems);
}

static const struct {
	const char *name;
	demo_decision_act *act;
} acts[] = {
	{"begin", act_begin},
	{"choose", act_choose},
	{"reason", act_reason},
	{"frame", act_frame},
	{"ask", act_ask},
	{"answer", act_answer},
	{"fix", act_fix},
	{"consent", act_consent},
	{"after refusal", act_after},
	{"step", act_step},
	{"offer", act_offer},
	{"told", act_told},
	{"end", act_end},
	{"vacancy", act_vacancy},
	{"hand", act_hand},
	{"tell", demo_act_tell},
	{"read", demo_act_read},
	{"record", demo_act_record},
	{"court", demo_act_court},
	{"court_over", demo_act_court_over},
	{"hear", demo_act_hear},
};

static enum outcome line_happen(struct db *db, struct demo_deciding *deciding, const char *text)
{
	struct demo_list parts = demo_split(deciding->org->pool, text, '|');
	struct principal who;
	enum outcome outcome;
	int64_t now;

	if (parts.count < 3)
		return INVALID;
	demo_moment(deciding->org->pool, deciding->today, text);
	now = clock_now();
	outcome = demo_nights_pass(db, deciding->org->pool, now);
	clock_set(now);
	if (outcome)
		return outcome;
	who = *demo_person(deciding->org, parts.items[1]);
	outcome = access_load(db, deciding->org->pool, &who);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (text_equal(acts[i].name, parts.items[2]))
			return acts[i].act(db, deciding, &who, parts.items + 3, parts.count - 3);
	return INVALID;
}

static enum outcome vacancy_choose(struct db *db, const struct demo_section *section, int64_t *id_r)
{
	return db_get_int(db, "SELECT id FROM vacancy WHERE post_number = ? ORDER BY id LIMIT 1",
		DB_VALUES(db_str(demo_need(section, "post_number"))), id_r);
}

static enum outcome decisions_work(struct db *db, void *context)
{
	struct demo_deciding *deciding = context;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < deciding->file.count; i++) {
		struct demo_list lines =
			demo_values(deciding->org->pool, &deciding->file.sections[i], "act");

		outcome = vacancy_choose(db, &deciding->file.sections[i], &deciding->vacancy_id);
		for (size_t k = 0; !outcome && k < lines.count; k++) {
			deciding->problems = (struct problems){0};
			outcome = line_happen(db, deciding, lines.items[k]);
			if (outcome && outcome != UNAVAILABLE)
				log_error("demo_data",
					"what=decision text=\"%s\" outcome=%d"
					" reason=%s",
					lines.items[k], (int)outcome,
					deciding->problems.count
						? deciding->problems.items[0].reason
						: "");
		}
	}
	return outcome;
}

enum outcome demo_decisions_add(const struct demo_org *org, const char *directory, const char *file)
{
	struct demo_deciding deciding = {
		.org = org,
		.file = demo_file_read(
			org->pool, pool_printf(org->pool, "%s/data/%s", directory, file)),
		.today = clock_today(org->pool),
	};
	int64_t found = 0;
	enum outcome outcome = vacancy_choose(
		org->db, demo_section(&deciding.file, "decision"), &deciding.vacancy_id);

	if (!outcome)
		outcome = db_get_int(org->db, "SELECT COUNT(*) FROM decision WHERE vacancy_id = ?",
			DB_VALUES(db_int(deciding.vacancy_id)), &found);
	if (outcome || found)
		return outcome;
	outcome = db_transaction(org->db, decisions_work, &deciding);
	clock_set(-1);
	return outcome;
}
