/* Reading appointments, panels, and invitations. */
#include "base/clock.h"
#include "interview/interview.h"
#include "interview/interview_private.h"

static const struct db_field appointment_fields[] = {
	DB_FIELD(struct appointment, id),
	DB_FIELD(struct appointment, vacancy_id),
	DB_FIELD(struct appointment, name),
	DB_FIELD(struct appointment, state),
	DB_FIELD(struct appointment, place),
	DB_FIELD(struct appointment, way),
	DB_FIELD(struct appointment, barrier_free),
	DB_FIELD(struct appointment, video_url),
	DB_FIELD(struct appointment, told_roles),
	DB_FIELD(struct appointment, version),
	DB_FIELD(struct appointment, archived),
};

#define APPOINTMENT_SELECT \
	"SELECT id, vacancy_id, name, state, place, way, barrier_free, video_url, told_roles," \
	" version, archived_at IS NOT NULL AS archived FROM appointment"

enum outcome appointment_get(
	struct db *db, struct pool *pool, int64_t id, struct appointment *appointment_r)
{
	return db_struct(db, pool, APPOINTMENT_SELECT " WHERE id = ?", appointment_fields,
		appointment_r, DB_VALUES(db_int(id)));
}

enum outcome appointment_hold(
	struct db *db, struct pool *pool, int64_t id, struct appointment *appointment_r)
{
	return db_struct(db, pool, APPOINTMENT_SELECT " WHERE id = ? FOR UPDATE",
		appointment_fields, appointment_r, DB_VALUES(db_int(id)));
}

enum outcome appointments_of(struct db *db, struct pool *pool, int64_t vacancy_id, bool archived,
	struct appointment **appointments_r, size_t *count_r)
{
	return db_structs(db, pool,
		APPOINTMENT_SELECT " WHERE vacancy_id = ? AND (archived_at IS NOT NULL) = ?"
				   " ORDER BY id DESC LIMIT ?",
		appointment_fields, appointments_r, count_r,
		DB_VALUES(db_int(vacancy_id), db_bool(archived),
			db_int(archived ? APPOINTMENTS_ARCHIVED : APPOINTMENTS_MAX)));
}

enum outcome appointments_count(struct db *db, int64_t vacancy_id, int64_t *count_r)
{
	return db_get_int(db,
		"SELECT COUNT(*) FROM appointment WHERE vacancy_id = ? AND archived_at IS NULL",
		DB_VALUES(db_int(vacancy_id)), count_r);
}

static const struct db_field panel_fields[] = {
	DB_FIELD(struct appointment_panel, id),
	DB_FIELD(struct appointment_panel, appointment_id),
	DB_FIELD(struct appointment_panel, position),
	DB_FIELD(struct appointment_panel, room),
	DB_FIELD(struct appointment_panel, told_as),
	DB_FIELD(struct appointment_panel, women),
	DB_FIELD(struct appointment_panel, men),
	DB_FIELD(struct appointment_panel, composition),
	DB_FIELD(struct appointment_panel, members),
	DB_FIELD(struct appointment_panel, member_ids),
};

#define SITTING \
	" FROM appointment_member m JOIN staff_user s ON s.id = m.staff_user_id" \
	" WHERE m.panel_id = p.id"

enum outcome appointment_panels(struct db *db, struct pool *pool, int64_t appointment_id,
	struct appointment_panel **panels_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT p.id, p.appointment_id, p.position, p.room, p.told_as, p.women, p.men,"
		" p.composition, (SELECT GROUP_CONCAT(CONCAT(s.first_name, ' ', s.surname)"
		" ORDER BY s.surname, s.id SEPARATOR ', ')" SITTING ") AS members,"
		" (SELECT GROUP_CONCAT(s.user_id ORDER BY s.surname, s.id)" SITTING
		") AS member_ids"
		" FROM appointment_panel p WHERE p.appointment_id = ? ORDER BY p.position",
		panel_fields, panels_r, count_r, DB_VALUES(db_int(appointment_id)));
}

static const struct db_field interview_fields[] = {
	DB_FIELD(struct interview, id),
	DB_FIELD(struct interview, appointment_id),
	DB_FIELD(struct interview, application_id),
	DB_FIELD(struct interview, vacancy_id),
	DB_FIELD(struct interview, slot_id),
	DB_INSTANT(struct interview, starts_at),
	DB_INSTANT(struct interview, ends_at),
	DB_FIELD(struct interview, state),
	DB_FIELD(struct interview, chooses),
	DB_FIELD(struct interview, sbv_refused),
	DB_FIELD(struct interview, uid),
	DB_FIELD(struct interview, sequence),
	DB_FIELD(struct interview, version),
	DB_FIELD(struct interview, number),
	DB_FIELD(struct interview, name),
	DB_FIELD(struct interview, place),
	DB_FIELD(struct interview, way),
	DB_FIELD(struct interview, barrier_free),
	DB_FIELD(struct interview, video_url),
	DB_FIELD(struct interview, room),
	DB_FIELD(struct interview, told_as),
	DB_FIELD(struct interview, off),
};

#define INTERVIEW_COLUMNS \
	"SELECT i.id, i.appointment_id, i.application_id, i.vacancy_id, i.slot_id, s.starts_at," \
	" s.ends_at, i.state, i.chooses, i.uid, i.sequence, i.version, a.number," \
	" IFNULL(a.severely_disabled = 1 AND a.sbv_refused, 0) AS sbv_refused," \
	" CONCAT(p.first_name, ' ', p.surname) AS name, t.place, t.way, t.barrier_free," \
	" t.video_url, IFNULL(l.room, '') AS room, IFNULL(l.told_as, '') AS told_as," \
	" t.state = 'cancelled' AS off"
#define INTERVIEW_JOINED \
	" JOIN appointment t ON t.id = i.appointment_id" \
	" JOIN application a ON a.id = i.application_id" \
	" JOIN applicant p ON p.id = a.applicant_id" \
	" LEFT JOIN appointment_slot s ON s.id = i.slot_id" \
	" LEFT JOIN appointment_panel l ON l.id = s.panel_id"
#define INTERVIEW_SELECT INTERVIEW_COLUMNS " FROM appointment_invitation i" INTERVIEW_JOINED

enum outcome interview_get(
	struct db *db, struct pool *pool, int64_t id, struct interview *interview_r)
{
	return db_struct(db, pool, INTERVIEW_SELECT " WHERE i.id = ?", interview_fields,
		interview_r, DB_VALUES(db_int(id)));
}

enum outcome interview_hold(
	struct db *db, struct pool *pool, int64_t id, struct interview *interview_r)
{
	int64_t held = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT id FROM appointment_invitation WHERE id = ? FOR UPDATE",
			DB_VALUES(db_int(id)), &held);

	return outcome ? outcome : interview_get(db, pool, id, interview_r);
}

enum outcome interviews_of(struct db *db, struct pool *pool, int64_t application_id,
	struct interview **interviews_r, size_t *count_r)
{
	return db_structs(db, pool,
		INTERVIEW_SELECT " WHERE i.application_id = ? AND i.vacancy_id = a.vacancy_id"
				 " ORDER BY i.id DESC LIMIT ?",
		interview_fields, interviews_r, count_r,
		DB_VALUES(db_int(application_id), db_int(APPOINTMENTS_MAX)));
}

enum outcome interviews_of_appointment(struct db *db, struct pool *pool, int64_t appointment_id,
	struct interview **interviews_r, size_t *count_r)
{
	return db_structs(db, pool,
		INTERVIEW_SELECT
		" WHERE i.appointment_id = ? ORDER BY i.live IS NULL, s.starts_at IS NULL,"
		" s.starts_at, i.id LIMIT ?",
		interview_fields, interviews_r, count_r,
		DB_VALUES(db_int(appointment_id), db_int(INVITATIONS_SHOWN)));
}

enum outcome interviews_of_staff(struct db *db, struct pool *pool, int64_t staff_user_id,
	int64_t from, int64_t limit, struct interview **interviews_r, size_t *count_r)
{
	const char *first = clock_sql(pool, from);

	return db_structs(db, pool,
		INTERVIEW_COLUMNS
		" FROM (SELECT z.id AS slot FROM appointment_member m JOIN appointment_slot z"
		" ON z.panel_id = m.panel_id AND z.starts_at >= ? WHERE m.staff_user_id = ?"
		" UNION SELECT z.id FROM vacancy v JOIN appointment_slot z ON z.vacancy_id = v.id"
		" AND z.starts_at >= ? WHERE v.owner_id = ?) f"
		" JOIN appointment_invitation i ON i.holding = f.slot" INTERVIEW_JOINED
		" WHERE t.archived_at IS NULL AND" ACCESS_NOT_EXCLUDED(
			"i.vacancy_id", "?") " ORDER BY s.starts_at, i.id LIMIT ?",
		interview_fields, interviews_r, count_r,
		DB_VALUES(db_str(first), db_int(staff_user_id), db_str(first),
			db_int(staff_user_id), db_int(staff_user_id), db_int(limit)));
}

static const struct db_field slot_fields[] = {
	DB_FIELD(struct slot, id),
	DB_FIELD(struct slot, panel_id),
	DB_FIELD(struct slot, position),
	DB_FIELD(struct slot, room),
	DB_INSTANT(struct slot, starts_at),
	DB_INSTANT(struct slot, ends_at),
	DB_FIELD(struct slot, invitation_id),
};

#define SLOT_SELECT \
	"SELECT s.id, s.panel_id, l.position, l.room, s.starts_at, s.ends_at," \
	" i.id AS invitation_id FROM appointment_slot s" \
	" JOIN appointment_panel l ON l.id = s.panel_id" \
	" LEFT JOIN appointment_invitation i ON i.holding = s.id"

enum outcome appointment_slots(struct db *db, struct pool *pool, int64_t appointment_id,
	struct slot **slots_r, size_t *count_r)
{
	return db_structs(db, pool,
		SLOT_SELECT " WHERE s.appointment_id = ? ORDER BY s.starts_at, l.position LIMIT ?",
		slot_fields, slots_r, count_r,
		DB_VALUES(db_int(appointment_id), db_int(APPOINTMENT_SLOTS)));
}

enum outcome slots_free(struct db *db, struct pool *pool, int64_t appointment_id,
	struct slot **slots_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT s.id, s.panel_id, 0 AS position, l.room, s.starts_at, s.ends_at,"
		" 0 AS invitation_id FROM appointment_slot s"
		" JOIN appointment_panel l ON l.id = s.panel_id"
		" LEFT JOIN appointment_invitation i ON i.holding = s.id"
		" WHERE s.appointment_id = ? AND s.starts_at > ? AND i.id IS NULL"
		" ORDER BY s.starts_at, s.id LIMIT ?",
		slot_fields, slots_r, count_r,
		DB_VALUES(db_int(appointment_id), db_str(clock_sql(pool, clock_now())),
			db_int(APPOINTMENT_SLOTS)));
}

enum outcome slot_get(
	struct db *db, struct pool *pool, int64_t appointment_id, int64_t id, struct slot *slot_r)
{
	return db_struct(db, pool,
		"SELECT s.id, s.panel_id, 0 AS position, l.room, s.starts_at, s.ends_at,"
		" i.id AS invitation_id FROM appointment_slot s"
		" JOIN appointment_panel l ON l.id = s.panel_id"
		" LEFT JOIN appointment_invitation i ON i.holding = s.id"
		" WHERE s.appointment_id = ? AND s.id = ?",
		slot_fields, slot_r, DB_VALUES(db_int(appointment_id), db_int(id)));
}

enum outcome interviews_seen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, struct interview **interviews_r, size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool,
		INTERVIEW_SELECT " WHERE i.appointment_id = ? AND " ACCESS_SEES_APPLICATION("a")
		" ORDER BY i.live IS NULL, s.starts_at IS NULL, s.starts_at, i.id LIMIT ?",
		interview_fields, interviews_r, count_r,
		DB_VALUES(db_int(appointment_id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(INVITATIONS_SHOWN)));
	/* clang-format on */
}
