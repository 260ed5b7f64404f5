/* Reading staff users and their memberships. */
#include "org/staff.h"

#include "base/clock.h"
#include "base/text.h"

#define READ "SELECT " STAFF_COLUMNS " FROM staff_user s" STAFF_JOINED

/* A staff user alone. */
struct staff_alone {
	struct staff_user staff;
};

static const struct db_field staff_fields[] = {STAFF_FIELDS(struct staff_alone, staff)};

void staff_complete(struct staff_user *staff)
{
	staff->active = text_equal(staff->status, "active");
	if (staff->blocked_until <= clock_now())
		staff->blocked_until = 0;
}

static enum outcome staff_take(
	enum outcome outcome, struct staff_alone *read, struct staff_user *staff_r)
{
	if (outcome)
		return outcome;
	staff_complete(&read->staff);
	*staff_r = read->staff;
	return OK;
}

char *staff_user_id(struct pool *pool, const char *user_id)
{
	char *text = text_trim(pool, user_id);

	for (char *c = text; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return text;
}

enum outcome staff_by_user_id(
	struct db *db, struct pool *pool, const char *user_id, struct staff_user *staff_r)
{
	struct staff_alone read;
	enum outcome outcome = db_struct(db, pool, READ " WHERE s.user_id = ?", staff_fields, &read,
		DB_VALUES(db_str(staff_user_id(pool, user_id))));

	return staff_take(outcome, &read, staff_r);
}

enum outcome staff_by_id(struct db *db, struct pool *pool, int64_t id, struct staff_user *staff_r)
{
	struct staff_alone read;
	enum outcome outcome = db_struct(
		db, pool, READ " WHERE s.id = ?", staff_fields, &read, DB_VALUES(db_int(id)));

	return staff_take(outcome, &read, staff_r);
}

enum outcome staff_join_unit(struct db *db, int64_t staff_user_id, int64_t org_unit_id)
{
	return db_exec(db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" VALUES (?, 'unit', ?)",
		DB_VALUES(db_int(staff_user_id), db_int(org_unit_id)), NULL);
}
