/* The last day of a letter that waits. */
#include "letter/last_day.h"

#include "base/clock.h"
#include "base/workdays.h"
#include "mail/outbox.h"
#include "task/statement.h"

/* So many days after `from`, or the next working day. */
static enum outcome day_count(
	struct db *db, struct pool *pool, const char *from, int64_t days, const char **day_r)
{
	struct holidays holidays;
	enum outcome outcome = statement_holidays(db, pool, from, &holidays);

	if (outcome)
		return outcome;
	*day_r = deadline_last_day(
		pool, from, (struct deadline){(int)days, DEADLINE_DAYS}, &holidays);
	return OK;
}

enum outcome letter_last_day_of(
	struct db *db, struct pool *pool, const struct written *written, const char **day_r)
{
	const char *goes = written->due_at ? clock_day(pool, clock_from_sql(written->due_at))
					   : clock_today(pool);

	*day_r = written->last_day;
	return written->last_days ? day_count(db, pool, goes, written->last_days, day_r) : OK;
}

struct going {
	int64_t last_days;
	const char *due_at, *lang;
};

static const struct db_field going_fields[] = {
	DB_FIELD(struct going, last_days),
	DB_FIELD(struct going, due_at),
	DB_FIELD(struct going, lang),
};

enum outcome letter_last_day_put(struct db *db, struct pool *pool, int64_t mail_id)
{
	struct going going;
	const char *day = NULL;
	int64_t goes = clock_now();
	enum outcome outcome = db_struct(db, pool,
		"SELECT m.last_days, m.due_at, p.lang FROM mail_outbox m"
		" JOIN application a ON a.id = m.application_id"
		" JOIN applicant p ON p.id = a.applicant_id WHERE m.id = ?"
		" AND m.last_days IS NOT NULL AND m.guard IS NULL AND NOT m.files_wait",
		going_fields, &going, DB_VALUES(db_int(mail_id)));

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	if (going.due_at && clock_from_sql(going.due_at) > goes)
		goes = clock_from_sql(going.due_at);
	outcome = day_count(db, pool, clock_day(pool, goes), going.last_days, &day);
	if (!outcome)
		outcome = mail_day_put(db, pool, mail_id, day_show(pool, day, going.lang));
	/* what cannot be opened is given up when it would be sent */
	return outcome == GONE || outcome == INVALID ? OK : outcome;
}
