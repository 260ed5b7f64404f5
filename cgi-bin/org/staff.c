/* Reading staff users and their memberships. */
#include "org/staff.h"

#include "base/clock.h"
#include "base/text.h"

#define STAFF_COLUMNS \
	"SELECT s.id, s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name, s.lang, s.status," \
	" a.staff_user_id IS NOT NULL AS service," \
	" a.factor_enrolled_at IS NOT NULL AND a.must_change IS NULL AS ready," \
	" sa.until_at AS super_until, b.until_at AS blocked_until" \
	" FROM staff_user s LEFT JOIN service_account a ON a.staff_user_id = s.id" \
	" LEFT JOIN super_activation sa ON sa.active_key = s.id" \
	" LEFT JOIN staff_block b ON b.staff_user_id = s.id "

static const struct db_field staff_user_fields[] = {
	DB_FIELD(struct staff_user, id),
	DB_FIELD(struct staff_user, user_id),
	DB_FIELD(struct staff_user, name),
	DB_FIELD(struct staff_user, lang),
	DB_FIELD(struct staff_user, status),
	DB_FIELD(struct staff_user, service),
	DB_FIELD(struct staff_user, ready),
	DB_INSTANT(struct staff_user, super_until),
	DB_INSTANT(struct staff_user, blocked_until),
};

static enum outcome staff_complete(enum outcome outcome, struct staff_user *staff)
{
	if (outcome)
		return outcome;
	staff->active = text_equal(staff->status, "active");
	if (staff->blocked_until <= clock_now())
		staff->blocked_until = 0;
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
	enum outcome outcome = db_struct(db, pool, STAFF_COLUMNS "WHERE s.user_id = ?",
		staff_user_fields, staff_r, DB_VALUES(db_str(staff_user_id(pool, user_id))));

	return staff_complete(outcome, staff_r);
}

enum outcome staff_by_id(struct db *db, struct pool *pool, int64_t id, struct staff_user *staff_r)
{
	enum outcome outcome = db_struct(db, pool, STAFF_COLUMNS "WHERE s.id = ?",
		staff_user_fields, staff_r, DB_VALUES(db_int(id)));

	return staff_complete(outcome, staff_r);
}

enum outcome staff_join_unit(struct db *db, int64_t staff_user_id, int64_t org_unit_id)
{
	return db_exec(db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" VALUES (?, 'unit', ?)",
		DB_VALUES(db_int(staff_user_id), db_int(org_unit_id)), NULL);
}
