/* Noting who has read an application, as a role and on which day. */
#include "application/reading.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

#define COMMITTEES SQL_ROLE_PR ", " SQL_ROLE_SBV ", " SQL_ROLE_GSB

static int64_t first_role(int64_t roles)
{
	int64_t role = 0;

	while (!(roles & ROLE_BIT(role)))
		role++;
	return role;
}

struct reading {
	int64_t id;
	int64_t role;
	const char *today;
};

static enum outcome reading_write(struct db *db, void *context)
{
	const struct reading *reading = context;

	return db_exec(db,
		"INSERT IGNORE INTO application_read (application_id, role_id, status, day)"
		" SELECT application_id, ?, status, ? FROM application_told"
		" WHERE application_id = ?",
		DB_VALUES(db_int(reading->role), db_str(reading->today), db_int(reading->id)),
		NULL);
}

/* Most readings are not the first of their day, and write nothing. */
static enum outcome reading_add(
	struct db *db, struct pool *pool, int64_t role, const struct application *application)
{
	struct reading reading = {application->id, role, clock_today(pool)};

	if (application->read_by
		&& text_among(application->read_by, pool_printf(pool, "%lld", (long long)role)))
		return OK;
	return db_in_transaction(db) ? reading_write(db, &reading)
				     : db_transaction(db, reading_write, &reading);
}

enum outcome application_note_reading(struct db *db, struct pool *pool, const struct principal *who,
	int64_t roles, const struct application *application)
{
	enum outcome outcome = roles ? reading_add(db, pool, first_role(roles), application) : OK;

	if (outcome || !(who->roles & ROLE_BIT(ROLE_ADMIN)))
		return outcome;
	return audit_add(db, who, OBJECT_APPLICATION, application->id, "read", NULL);
}

enum outcome application_read_as(struct db *db, struct pool *pool, const struct principal *who,
	enum right right, int64_t application_id)
{
	struct access_roles roles;
	enum outcome outcome =
		object_roles(db, pool, who, OBJECT_APPLICATION, application_id, &roles);

	if (!outcome)
		outcome = access_judge(who, OBJECT_APPLICATION, roles, right);
	return outcome ? outcome
		       : application_note_reading(db, pool, who, access_by(who, roles, right),
			       &(struct application){.id = application_id});
}

enum outcome application_readings(
	struct db *db, struct pool *pool, int64_t id, const char *lang, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT CASE WHEN r.role_id IN (" COMMITTEES ") THEN 'committee'"
		" WHEN r.role_id IN (" SQL_ROLE_P31 ", " SQL_ROLE_P34 ") THEN 'office'"
		" WHEN r.role_id = " SQL_ROLE_RECRUITER " THEN 'recruiter'"
		" WHEN r.role_id IN (" SQL_ROLE_DEPARTMENT ", " SQL_ROLE_SEAT ")"
		" THEN 'department'"
		" WHEN r.role_id = " SQL_ROLE_PSB " THEN 'personnel'"
		" ELSE 'admin' END AS reader, MAX(IF(?, s.applicant_en, s.applicant_de)) AS"
		" step, MIN(r.day) AS first_day,"
		" MAX(r.day) AS last_day FROM application_read r"
		" LEFT JOIN application_status s ON s.code = r.status"
		" WHERE r.application_id = ? GROUP BY reader, r.status"
		" ORDER BY last_day DESC, first_day DESC, reader",
		DB_VALUES(db_bool(text_equal(lang, "en")), db_int(id)), rows_r);
}
