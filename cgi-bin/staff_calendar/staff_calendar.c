/* The personal feed of appointments for staff. */
#include "staff_calendar/staff_calendar.h"

#include "access/token.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "history/history.h"
#include "org/sign_in.h"

#define TOKEN_BYTES 24
#define DAY INT64_C(86400)

enum outcome staff_calendar_since(struct db *db, int64_t staff_user_id, int64_t *since_r)
{
	return db_get_int(db,
		"SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', created_at) FROM staff_calendar"
		" WHERE staff_user_id = ?",
		DB_VALUES(db_int(staff_user_id)), since_r);
}

enum outcome staff_calendar_renew(
	struct db *db, struct pool *pool, const struct principal *who, const char **token_r)
{
	*token_r = crypto_token(pool, TOKEN_BYTES);
	const struct db_value hash = token_hash(pool, *token_r),
			      now = db_str(clock_sql(pool, clock_now()));
	enum outcome outcome = db_exec(db,
		"INSERT INTO staff_calendar (staff_user_id, token_hash, created_at)"
		" VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE token_hash = ?, created_at = ?",
		DB_VALUES(db_int(who->id), hash, now, hash, now), NULL);

	return outcome ? outcome
		       : history_add(db, who, OBJECT_STAFF_USER, who->id, "calendar_address", NULL);
}

enum outcome staff_calendar_end(struct db *db, const struct principal *who)
{
	int64_t gone = 0;
	enum outcome outcome = db_exec(db, "DELETE FROM staff_calendar WHERE staff_user_id = ?",
		DB_VALUES(db_int(who->id)), &gone);

	return outcome || !gone
		? outcome
		: history_add(db, who, OBJECT_STAFF_USER, who->id, "calendar_address_ended", NULL);
}

enum outcome staff_calendar_whose(
	struct db *db, struct pool *pool, const char *token, struct principal *who_r)
{
	int64_t id = 0;
	const char *seen = clock_sql(pool, clock_now() - STAFF_CALENDAR_UNSEEN * DAY);
	enum outcome outcome = db_get_int(db,
		"SELECT c.staff_user_id FROM staff_calendar c"
		" JOIN staff_user s ON s.id = c.staff_user_id"
		" WHERE c.token_hash = ? AND s.last_sign_in >= ?",
		DB_VALUES(token_hash(pool, token), db_str(seen)), &id);

	if (!outcome)
		outcome = sign_in_resume(db, pool, id, who_r);
	return outcome == DENIED ? NOT_FOUND : outcome;
}

static const struct db_field entry_fields[] = {
	DB_FIELD(struct staff_calendar_entry, uid),
	DB_FIELD(struct staff_calendar_entry, sequence),
	DB_INSTANT(struct staff_calendar_entry, starts_at),
	DB_INSTANT(struct staff_calendar_entry, ends_at),
	DB_INSTANT(struct staff_calendar_entry, changed_at),
	DB_FIELD(struct staff_calendar_entry, number),
	DB_FIELD(struct staff_calendar_entry, place),
	DB_FIELD(struct staff_calendar_entry, room),
	DB_FIELD(struct staff_calendar_entry, off),
};

/* Whoever sits on a panel sees its vacancy by the seat, whatever the groups. */
enum outcome staff_calendar_entries(struct db *db, struct pool *pool, const struct principal *who,
	struct staff_calendar_entry **entries_r, size_t *count_r)
{
	const struct db_value from =
		db_str(clock_sql(pool, clock_now() - STAFF_CALENDAR_PAST * DAY));

	return db_structs(db, pool,
		"SELECT i.uid, i.sequence, s.starts_at, s.ends_at, t.changed_at, v.number, t.place,"
		" p.room, t.state = 'cancelled' OR i.holding IS NULL AS off"
		" FROM (SELECT z.id FROM appointment_member m JOIN appointment_slot z"
		" ON z.panel_id = m.panel_id AND z.starts_at >= ? WHERE m.staff_user_id = ?"
		" UNION SELECT z.id FROM vacancy o JOIN appointment_slot z"
		" ON z.vacancy_id = o.id AND z.starts_at >= ? WHERE o.owner_id = ?) f"
		" JOIN appointment_slot s ON s.id = f.id"
		" JOIN appointment_invitation i ON i.slot_id = s.id"
		" JOIN appointment t ON t.id = s.appointment_id AND t.archived_at IS NULL"
		" JOIN appointment_panel p ON p.id = s.panel_id"
		" JOIN vacancy v ON v.id = s.vacancy_id"
		" WHERE " ACCESS_SEES_VACANCY("v.id") " ORDER BY s.starts_at, i.id LIMIT ?",
		entry_fields, entries_r, count_r,
		DB_VALUES(from, db_int(who->id), from, db_int(who->id), ACCESS_BIND_HELD(who),
			db_int(STAFF_CALENDAR_ENTRIES)));
}
