/* The demo's notices to those passed over. */
#include "demo/demo_notices.h"

#include "application/passed_over.h"
#include "base/clock.h"
#include "base/text.h"
#include "notified/court.h"
#include "notified/notified.h"
#include "task/statement.h"

/* Its mail has left the house at that moment. */
static enum outcome mail_went(struct db *db, struct pool *pool, int64_t application_id)
{
	return db_exec(db,
		"UPDATE mail_outbox SET status = 'sent', sent_at = ? WHERE status = 'waiting'"
		" AND application_id = ? AND template = 'passed_over'",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(application_id)), NULL);
}

/* "… | tell | surname | reasons", "… | tell | surname | reasons | post". */
enum outcome demo_act_tell(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct pool *pool = deciding->org->pool;
	struct db_rows *rows = NULL;
	const char *number;
	int64_t id = 0;
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	if (!outcome)
		outcome = notice_write_reasons(db, pool, who, id, parts[1], &deciding->problems);
	if (!outcome)
		outcome = db_rows(db, pool, "SELECT number FROM application WHERE id = ?",
			DB_VALUES(db_int(id)), &rows);
	if (outcome)
		return outcome;
	number = db_text(rows, 0, "number");
	outcome = notices_send(db, pool, who, deciding->vacancy_id, &number, 1,
		count > 2 && text_equal(parts[2], "post"), &deciding->problems);
	return outcome ? outcome : mail_went(db, pool, id);
}

/* "… | read | surname": on the portal. */
enum outcome demo_act_read(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct passed_over_told told;
	int64_t id = 0;
	enum outcome outcome;

	(void)who;
	if (count < 1)
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	if (!outcome)
		outcome = passed_over_told(db, deciding->org->pool, id, &told);
	return outcome ? outcome : passed_over_opened(db, deciding->org->pool, told.id);
}

/* "… | record | surname | posted": today; or received, or returned. */
enum outcome demo_act_record(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct pool *pool = deciding->org->pool;
	int64_t id = 0;
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	return outcome ? outcome
		       : notice_record(
			       db, pool, who, id, parts[1], clock_today(pool), &deciding->problems);
}

/* "… | court | surname | court | reference": filed today. */
enum outcome demo_act_court(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	struct pool *pool = deciding->org->pool;
	struct court_input input = {.filed_on = clock_today(pool)};
	int64_t id = 0;
	enum outcome outcome;

	if (count < 3)
		return INVALID;
	input.court = parts[1];
	input.reference = parts[2];
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	return outcome ? outcome : court_add(db, pool, who, id, &input, &deciding->problems);
}

/* "… | court_over | surname | how it ended". */
enum outcome demo_act_court_over(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	int64_t id = 0;
	enum outcome outcome;

	if (count < 2)
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	return outcome
		? outcome
		: court_close(db, deciding->org->pool, who, id, parts[1], &deciding->problems);
}

/* "… | hear | surname": the SBV is asked before the rejection. */
enum outcome demo_act_hear(struct db *db, struct demo_deciding *deciding,
	const struct principal *who, const char *const *parts, size_t count)
{
	int64_t id = 0;
	enum outcome outcome;

	if (count < 1)
		return INVALID;
	outcome = demo_decided_find(db, deciding, parts[0], &id);
	return outcome ? outcome
		       : statement_ask(db, deciding->org->pool, who, OBJECT_APPLICATION, id,
			       "rejection_sbv", &deciding->problems);
}
