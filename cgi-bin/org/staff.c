/* Reading staff users and their memberships. */
#include "org/staff.h"

#include "base/clock.h"
#include "base/text.h"

#define STAFF_COLUMNS \
	"SELECT s.id, s.user_id, CONCAT(s.first_name, ' ', s.surname), s.lang, s.status," \
	" a.staff_user_id IS NOT NULL," \
	" a.factor_enrolled_at IS NOT NULL AND a.must_change IS NULL, sa.until_at, b.until_at" \
	" FROM staff_user s LEFT JOIN service_account a ON a.staff_user_id = s.id" \
	" LEFT JOIN super_activation sa ON sa.active_key = s.id" \
	" LEFT JOIN staff_block b ON b.staff_user_id = s.id "

static enum outcome take(enum outcome outcome, const struct db_rows *rows, struct staff_user *staff)
{
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*staff = (struct staff_user){
		.id = db_cell_int(rows, 0, 0),
		.user_id = db_cell_text(rows, 0, 1),
		.name = db_cell_text(rows, 0, 2),
		.lang = db_cell_text(rows, 0, 3),
		.status = db_cell_text(rows, 0, 4),
		.active = text_equal(db_cell_text(rows, 0, 4), "active"),
		.service = db_cell_int(rows, 0, 5) != 0,
		.ready = db_cell_int(rows, 0, 6) != 0,
	};
	if (db_cell_text(rows, 0, 7))
		staff->super_until = clock_from_sql(db_cell_text(rows, 0, 7));
	if (db_cell_text(rows, 0, 8))
		staff->blocked_until = clock_from_sql(db_cell_text(rows, 0, 8));
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
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, STAFF_COLUMNS "WHERE s.user_id = ?",
		DB_VALUES(db_str(staff_user_id(pool, user_id))), &rows);

	return take(outcome, rows, staff_r);
}

enum outcome staff_by_id(struct db *db, struct pool *pool, int64_t id, struct staff_user *staff_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, STAFF_COLUMNS "WHERE s.id = ?", DB_VALUES(db_int(id)), &rows);

	return take(outcome, rows, staff_r);
}

enum outcome staff_join_unit(struct db *db, int64_t staff_user_id, int64_t org_unit_id)
{
	return db_exec(db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" VALUES (?, 'unit', ?)",
		DB_VALUES(db_int(staff_user_id), db_int(org_unit_id)), NULL);
}
