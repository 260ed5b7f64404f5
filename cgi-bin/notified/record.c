/* What people record of a notice. */
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "letter/waiting.h"
#include "notified/notified_private.h"

/* words: problem.notice_future problem.notice_before */
static void record_day_check(struct pool *pool, const struct notice_person *person,
	const char *event, const char *day, struct problems *problems)
{
	const char *went = text_equal(event, "received") && person->posted_on
		? person->posted_on
		: clock_day(pool, clock_from_sql(person->sent_at));

	if (text_empty(day))
		problem_add(problems, "day", "required");
	else if (day_number(day) > day_number(clock_today(pool)))
		problem_add(problems, "day", "notice_future");
	else if (day_number(day) < day_number(went))
		problem_add(problems, "day", "notice_before");
}

static enum outcome event_write(struct db *db, struct pool *pool,
	const struct notice_person *person, const char *event, const char *day)
{
	if (text_equal(event, "posted"))
		return db_exec(db,
			"UPDATE passed_over SET posted_on = ? WHERE id = ? AND way = 'post'",
			DB_VALUES(db_str(day), db_int(person->notice_id)), NULL);
	if (text_equal(event, "received"))
		return db_exec(db, "UPDATE passed_over SET received_on = ? WHERE id = ?",
			DB_VALUES(db_str(day), db_int(person->notice_id)), NULL);
	return db_exec(db, "UPDATE passed_over SET returned_at = ? WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(person->notice_id)), NULL);
}

/* The letter itself came back, too; it may have been marked on its own page before. */
static enum outcome letter_mark(struct db *db, struct pool *pool, const struct principal *who,
	const struct notice_person *person)
{
	int64_t mail_id = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT IFNULL(mail_id, 0) FROM passed_over WHERE id = ?",
			DB_VALUES(db_int(person->notice_id)), &mail_id);

	if (!outcome)
		outcome = letter_returned(db, pool, who, person->application_id, mail_id);
	return outcome == CONFLICT ? OK : outcome;
}

/* words: problem.notice_returned history.notice_posted history.notice_received
 * history.notice_returned */
enum outcome notice_record(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *event, const char *day, struct problems *problems)
{
	struct notice_person person;
	bool returned = text_equal(event, "returned");
	enum outcome outcome = notice_hold(db, pool, application_id, &person);

	if (outcome)
		return outcome;
	if (!person.notice_id || person.gone)
		return CONFLICT;
	if (!returned && !text_equal(event, "received")
		&& (!text_equal(event, "posted") || !text_equal(person.way, "post")))
		problem_add(problems, "event", "choice");
	else if (person.receipt.state == RECEIPT_RETURNED)
		problem_add(problems, "", "notice_returned");
	else if (!returned)
		record_day_check(pool, &person, event, day, problems);
	if (problems_any(problems))
		return INVALID;
	outcome = event_write(db, pool, &person, event, day);
	if (!outcome && returned)
		outcome = letter_mark(db, pool, who, &person);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       pool_printf(pool, "notice_%s", event), returned ? NULL : day);
}
