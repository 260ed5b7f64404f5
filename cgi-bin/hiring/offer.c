/* Offers: reading them, making one, taking it back. */
#include "hiring/offer.h"

#include <string.h>

#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "base/workdays.h"
#include "hiring/hiring_private.h"
#include "history/history.h"
#include "mail/letter.h"
#include "task/holiday.h"
#include "task/task.h"

#define FAR_DAYS 366

static const struct db_field offer_fields[] = {
	DB_FIELD(struct offer, id),
	DB_FIELD(struct offer, application_id),
	DB_FIELD(struct offer, vacancy_id),
	DB_FIELD(struct offer, version),
	DB_FIELD(struct offer, state),
	DB_FIELD(struct offer, last_day),
	DB_FIELD(struct offer, made_at),
	DB_FIELD(struct offer, answered_at),
	DB_FIELD(struct offer, answered_on),
	DB_FIELD(struct offer, answered_how),
	DB_FIELD(struct offer, overdue),
};

#define OFFER \
	"SELECT id, application_id, vacancy_id, version, state, last_day, made_at, answered_at," \
	" answered_on, answered_how, overdue FROM offer WHERE application_id = ?" \
	" ORDER BY id DESC LIMIT 1"

enum outcome offer_last(
	struct db *db, struct pool *pool, int64_t application_id, struct offer *offer_r)
{
	return db_struct(db, pool, OFFER, offer_fields, offer_r, DB_VALUES(db_int(application_id)));
}

enum outcome offer_last_held(
	struct db *db, struct pool *pool, int64_t application_id, struct offer *offer_r)
{
	return db_struct(db, pool, OFFER " FOR UPDATE", offer_fields, offer_r,
		DB_VALUES(db_int(application_id)));
}

const char *offer_note_place(struct pool *pool, int64_t id, const char *at)
{
	return pool_printf(pool, "offer:%lld:note:%s", (long long)id, at);
}

enum outcome offer_note(struct db *db, struct pool *pool, int64_t id, const char **note_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT application_id, note_sealed, answered_at FROM offer WHERE id = ?"
		" AND note_sealed IS NOT NULL",
		DB_VALUES(db_int(id)), &rows);

	*note_r = NULL;
	if (outcome || !rows->count)
		return outcome;
	return hiring_unseal(db, pool, db_number(rows, 0, "application_id"),
		offer_note_place(pool, id, db_text(rows, 0, "answered_at")),
		db_named(rows, 0, "note_sealed"), note_r);
}

enum outcome offer_day(struct db *db, struct pool *pool, const char **day_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = holiday_list(db, pool, &rows);

	if (outcome)
		return outcome;
	const char **days = POOL_ARRAY(pool, const char *, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++)
		days[i] = db_text(rows, i, "day");
	*day_r = workday_add(pool, clock_today(pool), OFFER_WORKDAYS,
		&(struct workdays){.once = &(struct holidays){days, rows->count}});
	return OK;
}

/* words: problem.offer_past problem.offer_far */
static enum outcome offer_day_check(struct pool *pool, const char *day, struct problems *problems)
{
	const char *today = clock_today(pool);

	if (text_empty(day))
		problem_add(problems, "last_day", "required");
	else if (strcmp(day, today) <= 0)
		problem_add(problems, "last_day", "offer_past");
	else if (strcmp(day, day_add(pool, today, FAR_DAYS)) > 0)
		problem_add(problems, "last_day", "offer_far");
	return problems_any(problems) ? INVALID : OK;
}

bool offer_status(const char *status)
{
	return text_among("beteiligung_gremien,einstellungsprozess", status);
}

/* words: problem.offer_status */
static enum outcome offer_unlocked(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool doing, struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT status FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome || !rows->count)
		return outcome ? outcome : NOT_FOUND;
	if (!offer_status(db_text(rows, 0, "status"))) {
		problem_add(problems, "", "offer_status");
		return INVALID;
	}
	return hiring_unlocked(
		db, pool, who, application_id, "einstellungsprozess", doing, problems);
}

enum outcome offer_check(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems)
{
	return offer_unlocked(db, pool, who, application_id, false, problems);
}

struct addressee {
	const char *lang, *email;
};

static const struct db_field addressee_fields[] = {
	DB_FIELD(struct addressee, lang),
	DB_FIELD(struct addressee, email),
};

/* Of somebody without an address one to print. */
static enum outcome offer_mail(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, const char *template)
{
	struct addressee to;
	enum outcome outcome = db_struct(db, pool,
		"SELECT p.lang, p.email FROM application a JOIN applicant p"
		" ON p.id = a.applicant_id WHERE a.id = ?",
		addressee_fields, &to, DB_VALUES(db_int(application_id)));

	if (outcome)
		return outcome;
	const struct letter_value last = {"last_day", day_show(pool, last_day, to.lang)};
	const struct letter rest = {.values = &last,
		.count = 1,
		.by_hand = {.writer_id = who->id, .print = !text_is_email(to.email)}};
	return notice_send_written(db, pool, application_id, template, &rest);
}

/* words: history.offer_made */
static enum outcome offer_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, const char *last_day)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO offer (application_id, vacancy_id, last_day, made_at, made_by)"
		" VALUES (?, ?, ?, ?, ?)",
		DB_VALUES(db_int(application_id), db_int(vacancy_id), db_str(last_day),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);

	if (!outcome)
		outcome = task_expect_end(
			db, OBJECT_APPLICATION, application_id, vacancy_id, "offer_declined");
	if (!outcome)
		outcome = offer_mail(db, pool, who, application_id, last_day, "offer");
	return outcome
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "offer_made", last_day);
}

static bool offer_stands(const struct offer *offer)
{
	return text_equal(offer->state, "open") || text_equal(offer->state, "accepted");
}

enum outcome offer_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, struct problems *problems)
{
	struct offer before = {0};
	int64_t vacancy_id = 0;
	enum outcome outcome = offer_day_check(pool, last_day, problems);

	if (!outcome)
		outcome = hiring_hold(db, who, RIGHT_CANDIDATE_EDIT, application_id, &vacancy_id);
	if (!outcome)
		outcome = offer_last_held(db, pool, application_id, &before);
	if (!outcome && offer_stands(&before))
		return CONFLICT;
	if (!outcome || outcome == NOT_FOUND)
		outcome = offer_unlocked(db, pool, who, application_id, true, problems);
	return outcome ? outcome : offer_add(db, pool, who, vacancy_id, application_id, last_day);
}

/* words: history.offer_taken_back */
static enum outcome offer_back(struct db *db, struct pool *pool, const struct principal *who,
	const struct offer *offer, const char *reason)
{
	const char *now = clock_sql(pool, clock_now());
	struct db_value sealed;
	enum outcome outcome = hiring_seal(db, pool, offer->application_id,
		pool_printf(pool, "offer:%lld:reason:%s", (long long)offer->id, now), reason,
		&sealed);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE offer SET state = 'taken_back', version = version + 1,"
			" ended_at = ?, ended_by = ?, reason_sealed = ? WHERE id = ?",
			DB_VALUES(db_str(now), db_int(who->id), sealed, db_int(offer->id)), NULL);
	if (!outcome)
		outcome = offer_mail(
			db, pool, who, offer->application_id, offer->last_day, "offer_taken_back");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, offer->application_id,
			       "offer_taken_back", NULL);
}

enum outcome offer_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t version, const char *reason, struct problems *problems)
{
	struct offer offer;
	int64_t vacancy_id = 0, handed = 0;
	enum outcome outcome =
		hiring_hold(db, who, RIGHT_CANDIDATE_EDIT, application_id, &vacancy_id);

	if (!outcome)
		outcome = offer_last_held(db, pool, application_id, &offer);
	if (!outcome)
		outcome = db_get_int(db, "SELECT handed_over FROM application WHERE id = ?",
			DB_VALUES(db_int(application_id)), &handed);
	if (outcome)
		return outcome;
	if (!offer_stands(&offer) || offer.version != version || handed)
		return CONFLICT;
	if (text_blank(reason)) {
		problem_add(problems, "reason", "required");
		return INVALID;
	}
	return offer_back(db, pool, who, &offer, reason);
}

enum outcome offer_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT o.id, a.number FROM offer o JOIN application a ON a.id = o.application_id"
		" WHERE o.state = 'open' AND NOT o.overdue AND o.last_day < ? AND o.id > ?"
		" AND o.id <= ? ORDER BY o.id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* It stands as before: silence declines nothing. words: history.offer_overdue */
enum outcome offer_over(struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	int64_t application_id = 0, changed = 0;
	enum outcome outcome = db_get_int(db, "SELECT application_id FROM offer WHERE id = ?",
		DB_VALUES(db_int(id)), &application_id);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE offer SET overdue = TRUE WHERE id = ? AND state = 'open'"
			" AND NOT overdue AND last_day < ?",
			DB_VALUES(db_int(id), db_str(clock_today(pool))), &changed);
	if (outcome || !changed)
		return outcome ? outcome : CONFLICT;
	return history_add(db, who, OBJECT_APPLICATION, application_id, "offer_overdue", NULL);
}
