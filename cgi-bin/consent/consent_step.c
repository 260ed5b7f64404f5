/* What is done after a refusal. */
#include "consent/consent_step.h"

#include "base/clock.h"
#include "base/text.h"
#include "consent/consent_private.h"
#include "history/history.h"
#include "store/stored_check.h"
#include "task/statement_reply.h"

#define CALLED_WEEKS 2 /* of Schlichtungsstelle and Einigungsstelle (§§ 81, 82) */

const char *const consent_steps[] = {"gave_in", "dropped", "conciliation", "agreed", "not_agreed",
	"board", "replaced", "refused", "provisional", NULL};

static const struct db_field step_fields[] = {
	DB_FIELD(struct consent_step, id),
	DB_FIELD(struct consent_step, request_id),
	DB_FIELD(struct consent_step, statement_id),
	DB_FIELD(struct consent_step, kind),
	DB_FIELD(struct consent_step, taken_on),
	DB_FIELD(struct consent_step, last_on),
	DB_FIELD(struct consent_step, name),
	DB_FIELD(struct consent_step, created_at),
	DB_FIELD(struct consent_step, file_id),
	DB_FIELD(struct consent_step, file_name),
	DB_FIELD(struct consent_step, file_mime),
	DB_FIELD(struct consent_step, checked),
	DB_FIELD(struct consent_step, file_size),
	DB_FIELD(struct consent_step, owner_id),
};

static const char *step_place(struct pool *pool, int64_t id)
{
	return pool_printf(pool, "step:%lld", (long long)id);
}

enum outcome consent_steps_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct consent_step **steps_r, size_t *count_r)
{
	enum outcome outcome = db_structs(db, pool,
		"SELECT t.id, t.request_id, t.statement_id, t.kind, t.taken_on, t.last_on,"
		" t.file_id, t.file_name, t.file_mime, " STORED_CHECKED(
			"t.file_id") " AS checked,"
				     " IFNULL(t.file_size, 0) AS file_size, t.created_at,"
				     " CONCAT(s.first_name, ' ', s.surname) AS name,"
				     " (SELECT MIN(p.application_id) FROM consent_person p"
				     " WHERE p.request_id = t.request_id) AS owner_id"
				     " FROM consent_request r JOIN consent_step t"
				     " ON t.request_id = r.id JOIN staff_user s ON s.id ="
				     " t.created_by WHERE r.vacancy_id = ? ORDER BY t.id",
		step_fields, steps_r, count_r, DB_VALUES(db_int(vacancy_id)));

	for (size_t i = 0; !outcome && i < *count_r; i++)
		outcome = consent_text_read(db, pool, (*steps_r)[i].request_id,
			step_place(pool, (*steps_r)[i].id), &(*steps_r)[i].text);
	return outcome;
}

/* The newest of the way through the boards, and whether a provisional measure was taken. */
static const char *way_stand(const struct statement *statement, const struct consent_step *steps,
	size_t count, bool *provisional_r)
{
	const char *last = "";

	*provisional_r = false;
	for (size_t i = 0; i < count; i++)
		if (steps[i].statement_id != statement->id)
			continue;
		else if (text_equal(steps[i].kind, "provisional"))
			*provisional_r = true;
		else
			last = steps[i].kind;
	return last;
}

bool consent_step_next(const struct statement *statement, const struct consent_step *steps,
	size_t count, const char *kind)
{
	bool provisional = false;
	const char *last = way_stand(statement, steps, count, &provisional);

	if (statement->replaced_by
		|| !(statement->against || text_equal(statement->lifted, "provisional")))
		return false;
	if (text_among("gave_in,dropped", kind))
		return true;
	if (text_equal(kind, "provisional"))
		return !provisional;
	if (text_equal(kind, "conciliation"))
		return text_empty(last);
	if (text_among("agreed,not_agreed", kind))
		return text_equal(last, "conciliation");
	if (text_equal(kind, "board"))
		return text_equal(last, "not_agreed");
	return text_among("replaced,refused", kind) && text_equal(last, "board");
}

/* The refused statement, held with the way so far. */
struct taking {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct consent_step_input *input;
	struct problems *problems;
	struct statement statement;
	struct consent_step *steps;
	size_t count;
	int64_t request_id, owner_id;
};

/* words: problem.consent_step problem.consent_step_early */
static enum outcome taking_check(const struct taking *taking)
{
	const struct consent_step_input *input = taking->input;
	struct problems *problems = taking->problems;
	const char *after = clock_day(taking->pool, clock_from_sql(taking->statement.asked_at));

	for (size_t i = 0; i < taking->count; i++)
		if (taking->steps[i].statement_id == taking->statement.id)
			after = taking->steps[i].taken_on;
	if (!consent_step_next(&taking->statement, taking->steps, taking->count, input->kind))
		problem_add(problems, "kind", "consent_step");
	if (day_number(input->taken_on) > day_number(clock_today(taking->pool)))
		problem_add(problems, "taken_on", "day_future");
	else if (day_number(input->taken_on) < day_number(after))
		problem_add(problems, "taken_on", "consent_step_early");
	if (text_blank(input->text))
		problem_add(problems, "text", "required");
	if (input->file && !text_among("application/pdf,image/jpeg,image/png", input->file->mime))
		problem_add(problems, "file", "file_kind");
	return problems_any(problems) ? INVALID : OK;
}

const char *consent_called_last_day(
	struct pool *pool, const char *called_on, const struct holidays *once)
{
	return deadline_last_day(
		pool, called_on, (struct deadline){CALLED_WEEKS, DEADLINE_WEEKS}, once);
}

static enum outcome last_day(const struct taking *taking, const char **last_r)
{
	const struct consent_step_input *input = taking->input;
	struct holidays holidays;
	enum outcome outcome;

	*last_r = NULL;
	if (!text_among("conciliation,board", input->kind))
		return OK;
	outcome = statement_holidays(taking->db, taking->pool, input->taken_on, &holidays);
	if (!outcome)
		*last_r = consent_called_last_day(taking->pool, input->taken_on, &holidays);
	return outcome;
}

static enum outcome step_add(const struct taking *taking)
{
	const struct consent_step_input *input = taking->input;
	const struct stored_upload *file = input->file;
	const char *last = NULL, *file_id = NULL;
	enum outcome outcome = last_day(taking, &last);

	if (!outcome && file)
		outcome = stored_file_keep(taking->db, taking->pool, OBJECT_APPLICATION,
			taking->owner_id, "consent", file, &file_id);
	if (!outcome)
		outcome = db_exec(taking->db,
			"INSERT INTO consent_step (request_id, statement_id, kind, taken_on,"
			" last_on, file_id, file_name, file_mime, file_size, created_at,"
			" created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(taking->request_id), db_int(taking->statement.id),
				db_str(input->kind), db_str(input->taken_on), db_str(last),
				db_str(file_id), db_str(file ? file->name : NULL),
				db_str(file ? file->mime : NULL),
				file ? db_int(file->size) : db_null(),
				db_str(clock_sql(taking->pool, clock_now())),
				db_int(taking->who->id)),
			NULL);
	return outcome ? outcome
		       : consent_text_keep(taking->db, taking->pool, taking->request_id,
			       step_place(taking->pool, db_inserted_id(taking->db)), input->text);
}

/* Does it end the procedure, or open the way for now?
 * words: history.consent_gave_in history.consent_dropped history.consent_agreed
 * history.consent_replaced history.consent_provisional history.consent_conciliation
 * history.consent_not_agreed history.consent_board history.consent_refused */
static enum outcome step_follow(const struct taking *taking)
{
	const char *action = pool_printf(taking->pool, "consent_%s", taking->input->kind);

	/* § 83: what was opened for the time until the board decides ends with its refusal */
	if (text_equal(taking->input->kind, "refused")
		&& text_equal(taking->statement.lifted, "provisional"))
		return statement_lift(
			taking->db, taking->pool, taking->who, &taking->statement, "", action);
	if (!text_among("gave_in,dropped,agreed,replaced,provisional", taking->input->kind))
		return history_add(taking->db, taking->who, OBJECT_VACANCY,
			taking->statement.object_id, action, NULL);
	return statement_lift(taking->db, taking->pool, taking->who, &taking->statement,
		taking->input->kind, action);
}

/* words: problem.consent_settled */
enum outcome consent_step_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t statement_id, const struct consent_step_input *input,
	struct problems *problems)
{
	struct taking taking = {
		.db = db, .pool = pool, .who = who, .input = input, .problems = problems};
	struct db_rows *rows = NULL;
	enum outcome outcome = statement_hold(db, pool, statement_id, &taking.statement);

	if (!outcome && taking.statement.object_id != vacancy_id)
		outcome = NOT_FOUND;
	if (!outcome) /* whoever reads the way before another step of it begins anew */
		outcome = db_rows(db, pool,
			"SELECT id FROM consent_step WHERE statement_id = ? FOR UPDATE",
			DB_VALUES(db_int(statement_id)), &rows);
	if (!outcome)
		outcome = consent_steps_read(db, pool, vacancy_id, &taking.steps, &taking.count);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT r.id, MIN(p.application_id) AS owner_id FROM consent_request r"
			" JOIN consent_person p ON p.request_id = r.id WHERE r.round_id = ?"
			" GROUP BY r.id",
			DB_VALUES(db_int(taking.statement.round_id)), &rows);
	if (!outcome && !rows->count)
		outcome = NOT_FOUND;
	if (outcome)
		return outcome;
	taking.request_id = db_number(rows, 0, "id");
	taking.owner_id = db_number(rows, 0, "owner_id");
	if (!consent_step_next(&taking.statement, taking.steps, taking.count, "gave_in")) {
		problem_add(problems, "", "consent_settled");
		return CONFLICT;
	}
	outcome = taking_check(&taking);
	if (!outcome)
		outcome = step_add(&taking);
	return outcome ? outcome : step_follow(&taking);
}
