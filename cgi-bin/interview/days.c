/* What is due on a day: reminding of interviews, the list for receptions; and what must not be. */
#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/invite.h"
#include "mail/letter.h"

/* The day after the one in Berlin, from its first to its last moment. */
static const char *day_begin(struct pool *pool, int64_t now, int days)
{
	return clock_sql(pool, day_start(day_add(pool, clock_day(pool, now), days)));
}

enum outcome interview_remind_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT i.id, a.number FROM appointment_slot s JOIN appointment_invitation i"
		" ON i.holding = s.id JOIN application a ON a.id = i.application_id"
		" WHERE s.starts_at >= ? AND s.starts_at < ?"
		" AND NOT i.reminded_for <=> s.starts_at AND i.id > ? AND i.id <= ?"
		" ORDER BY i.id LIMIT ?",
		DB_VALUES(db_str(day_begin(pool, now, 1)), db_str(day_begin(pool, now, 2)),
			db_int(after_id), db_int(last_id), db_int(limit)),
		rows_r);
}

/* words: history.interview_reminded */
enum outcome interview_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct interview interview;
	int64_t due = 0;
	enum outcome outcome = interview_get(db, pool, id, &interview);

	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, interview.application_id);
	if (!outcome)
		outcome = interview_hold(db, pool, id, &interview);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE appointment_invitation i JOIN appointment_slot s"
			" ON s.id = i.holding SET i.reminded_for = s.starts_at WHERE i.id = ?"
			" AND s.starts_at >= ? AND s.starts_at < ?"
			" AND NOT i.reminded_for <=> s.starts_at",
			DB_VALUES(db_int(id), db_str(day_begin(pool, clock_now(), 1)),
				db_str(day_begin(pool, clock_now(), 2))),
			&due);
	if (outcome || !due)
		return outcome ? outcome : CONFLICT;
	outcome = interview_letter(db, pool, who, &interview, "appointment_reminder");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, interview.application_id,
			       "interview_reminded", NULL);
}

#define MAILBOX "COALESCE(NULLIF(v.reception_mailbox, ''), u.reception_mailbox)"
/* Talks of a day with a reception; binds its first moment and the next day's. */
#define TALKS \
	" FROM appointment_slot s JOIN appointment_invitation i ON i.holding = s.id" \
	" JOIN vacancy v ON v.id = s.vacancy_id JOIN org_unit u ON u.id = v.authority_id" \
	" WHERE s.starts_at >= ? AND s.starts_at < ? AND " MAILBOX " <> ''"

enum outcome reception_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT DISTINCT u.id, u.code AS number" TALKS
		" AND NOT EXISTS (SELECT 1 FROM reception_day d WHERE d.mailbox = " MAILBOX
		" AND d.day = ?) AND u.id > ? AND u.id <= ? ORDER BY u.id LIMIT ?",
		DB_VALUES(db_str(day_begin(pool, now, 0)), db_str(day_begin(pool, now, 1)),
			db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* A talk as the reception reads it. */
struct talk {
	const char *mailbox, *name;
	int64_t starts_at;
};

static const struct db_field talk_fields[] = {
	DB_FIELD(struct talk, mailbox),
	DB_FIELD(struct talk, name),
	DB_INSTANT(struct talk, starts_at),
};

/* Those of one mailbox, which follow each other. */
static enum outcome mailbox_send(
	struct db *db, struct pool *pool, const struct talk *talks, size_t count)
{
	const char *today = clock_today(pool);
	struct letter_value *values = POOL_ARRAY(pool, struct letter_value, 2 * count);
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, count);
	const struct letter_value day = {"day", interview_day(pool, talks[0].starts_at, "de")};
	const struct letter_list list = {"interviews", rows, count};
	int64_t first = 0;
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO reception_day (mailbox, day, sent_at) VALUES (?, ?, ?)",
		DB_VALUES(db_str(talks[0].mailbox), db_str(today),
			db_str(clock_sql(pool, clock_now()))),
		&first);

	if (outcome || !first)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		values[2 * i] =
			(struct letter_value){"time", interview_hour(pool, talks[i].starts_at)};
		values[2 * i + 1] = (struct letter_value){"name", talks[i].name};
		rows[i] = (struct letter_row){&values[2 * i], 2};
	}
	outcome = letter_post(db, pool,
		&(struct letter){.template = "staff_interviews_of_the_day",
			.lang = "de",
			.recipient = talks[0].mailbox,
			.values = &day,
			.count = 1,
			.lists = &list,
			.list_count = 1});
	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

enum outcome reception_send(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct talk *talks = NULL;
	size_t count = 0, first = 0;
	int64_t now = clock_now();
	enum outcome outcome = db_structs(db, pool,
		"SELECT " MAILBOX " AS mailbox, CONCAT(p.first_name, ' ', p.surname) AS name,"
		" s.starts_at FROM appointment_slot s JOIN appointment_invitation i"
		" ON i.holding = s.id JOIN application a ON a.id = i.application_id"
		" JOIN applicant p ON p.id = a.applicant_id JOIN vacancy v ON v.id = s.vacancy_id"
		" JOIN org_unit u ON u.id = v.authority_id WHERE s.starts_at >= ?"
		" AND s.starts_at < ? AND " MAILBOX " <> '' AND u.id = ?"
		" ORDER BY mailbox, s.starts_at, p.surname, i.id",
		talk_fields, &talks, &count,
		DB_VALUES(db_str(day_begin(pool, now, 0)), db_str(day_begin(pool, now, 1)),
			db_int(id)));

	(void)who;
	for (size_t i = 1; !outcome && i <= count; i++) {
		if (i < count && text_equal(talks[i].mailbox, talks[first].mailbox))
			continue;
		outcome = mailbox_send(db, pool, &talks[first], i - first);
		first = i;
	}
	return outcome || count ? outcome : CONFLICT;
}

enum outcome interview_check(struct db *db, int64_t *doubled_r, int64_t *over_r)
{
	struct pool *pool = pool_new();
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM (SELECT slot_id FROM appointment_invitation"
		" WHERE state IN ('asked', 'accepted') AND slot_id IS NOT NULL"
		" GROUP BY slot_id HAVING COUNT(*) > 1) d",
		DB_NONE, doubled_r);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM appointment_invitation i JOIN application a"
			" ON a.id = i.application_id JOIN application_status c"
			" ON c.code = a.status AND NOT c.active LEFT JOIN appointment_slot s"
			" ON s.id = i.slot_id WHERE i.live IS NOT NULL"
			" AND (s.id IS NULL OR s.starts_at > ?)",
			DB_VALUES(db_str(clock_sql(pool, clock_now()))), over_r);
	pool_free(&pool);
	return outcome;
}
