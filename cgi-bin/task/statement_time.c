/* What time does to statements. */
#include "task/statement_time.h"

#include "base/clock.h"
#include "base/text.h"
#include "task/agreement.h"
#include "task/statement_private.h"

enum outcome statement_reminder_list(struct db *db, struct pool *pool, int64_t now,
	int64_t after_id, int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.id, v.number, s.remind_on AS due FROM statement s"
		" JOIN vacancy v ON v.id = s.vacancy_id WHERE s.state = 'open'"
		" AND s.remind_on <= ? AND s.due_at > ? AND s.id > ? AND s.id <= ?"
		" ORDER BY s.id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_str(clock_sql(pool, now)),
			db_int(after_id), db_int(last_id), db_int(limit)),
		rows_r);
}

enum outcome statement_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct statement statement;
	int64_t due = 0;
	enum outcome outcome = statement_hold(db, pool, id, &statement);

	(void)who;
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE statement SET remind_on = NULL WHERE id = ? AND state = 'open'"
			" AND remind_on <= ? AND due_at > ?",
			DB_VALUES(db_int(id), db_str(clock_today(pool)),
				db_str(clock_sql(pool, clock_now()))),
			&due);
	if (outcome)
		return outcome;
	return due ? statement_mail_asked(db, pool, &statement, "staff_statement_reminder")
		   : CONFLICT;
}

enum outcome statement_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.id, v.number, s.due_at AS due FROM statement s"
		" JOIN vacancy v ON v.id = s.vacancy_id WHERE s.state = 'open' AND s.due_at <= ?"
		" AND s.overdue_at IS NULL AND s.id > ? AND s.id <= ? ORDER BY s.id LIMIT ?",
		DB_VALUES(db_str(clock_sql(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* words: history.statement_silent */
enum outcome statement_over(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct statement statement;
	int64_t due = 0;
	bool last = false;
	enum outcome outcome = statement_hold(db, pool, id, &statement);
	const char *now = clock_sql(pool, clock_now());

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE statement SET overdue_at = ? WHERE id = ? AND state = 'open'"
			" AND due_at <= ? AND overdue_at IS NULL",
			DB_VALUES(db_str(now), db_int(id), db_str(now)), &due);
	if (outcome)
		return outcome;
	if (!due)
		return CONFLICT;
	if (text_empty(statement.silence))
		return statement_mail_owner(db, pool, &statement, "staff_statement_overdue");
	outcome = statement_end(db, pool, id, "silent", statement.silence);
	if (!outcome)
		outcome = statement_note(
			db, pool, who, &statement, "statement_silent", statement.silence);
	if (!outcome)
		outcome = statement_changed_tell(db, pool, who, &statement);
	if (!outcome)
		outcome = agreement_go_on(db, pool, who, &statement, &last);
	return outcome ? outcome
		       : statement_mail_owner(db, pool, &statement,
			       last ? "staff_statement_complete" : "staff_statement_silent");
}

enum outcome statement_recount_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.id, v.number FROM statement s JOIN vacancy v ON v.id = s.vacancy_id"
		" WHERE s.state = 'open' AND s.unit <> 'hours' AND s.due_at > ?"
		" AND EXISTS (SELECT 1 FROM holiday_once h WHERE h.changed_at >= s.counted_at"
		" AND h.day BETWEEN DATE(s.asked_at) AND s.due_on)"
		" AND s.id > ? AND s.id <= ? ORDER BY s.id LIMIT ?",
		DB_VALUES(db_str(clock_sql(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

struct counted {
	int64_t asked_at, deadline;
	const char *unit;
};

static const struct db_field counted_fields[] = {
	DB_INSTANT(struct counted, asked_at),
	DB_FIELD(struct counted, deadline),
	DB_FIELD(struct counted, unit),
};

/* Who was reminded is not reminded again. */
static enum outcome term_keep(struct db *db, struct pool *pool, const struct statement *statement,
	const struct statement_term *term)
{
	const char *over = clock_sql(pool, term->over);
	enum outcome outcome = db_exec(db,
		"UPDATE statement SET due_on = ?, due_at = ?,"
		" remind_on = IF(remind_on IS NULL, NULL, ?), counted_at = ? WHERE id = ?",
		DB_VALUES(db_str(term->last), db_str(over), db_str(term->remind),
			db_str(clock_sql(pool, clock_now())), db_int(statement->id)),
		NULL);

	return outcome
		? outcome
		: db_exec(db,
			"UPDATE task SET due_on = ?, ends_at = IF(ends_at IS NULL, NULL, ?)"
			" WHERE statement_id = ?",
			DB_VALUES(db_str(term->last), db_str(over), db_int(statement->id)), NULL);
}

/* words: history.statement_recounted */
enum outcome statement_recount(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct statement statement;
	struct counted counted;
	struct holidays holidays;
	struct statement_term term;
	enum outcome outcome = statement_hold(db, pool, id, &statement);

	if (outcome)
		return outcome;
	if (!text_equal(statement_state(&statement), "open"))
		return CONFLICT;
	outcome = db_struct(db, pool, "SELECT asked_at, deadline, unit FROM statement WHERE id = ?",
		counted_fields, &counted, DB_VALUES(db_int(id)));
	if (!outcome)
		outcome =
			statement_holidays(db, pool, clock_day(pool, counted.asked_at), &holidays);
	if (outcome)
		return outcome;
	term = statement_term(pool, counted.asked_at, counted.deadline, counted.unit, &holidays);
	outcome = term_keep(db, pool, &statement, &term);
	if (outcome || text_equal(term.last, statement.due_on))
		return outcome;
	return statement_note(db, pool, who, &statement, "statement_recounted", NULL);
}
