/* Counting who can administer. */
#include "org/last_admin.h"

#include "access/access.h"
#include "base/clock.h"

static const struct db_field last_admin_fields[] = {
	DB_FIELD(struct last_admin, own),
	DB_FIELD_AS(struct last_admin, all, "everybody"),
};

/* Rows are read as they are now, not as they were when the transaction began. */
static enum outcome admins_count(struct db *db, struct pool *pool, struct last_admin *admins_r)
{
	return db_struct(db, pool,
		"SELECT COUNT(DISTINCT IF(a.staff_user_id IS NULL AND d.name IS NOT NULL, s.id,"
		" NULL)) AS own,"
		" COUNT(DISTINCT IF(a.staff_user_id IS NOT NULL OR d.name IS NOT NULL, s.id, NULL))"
		" AS everybody"
		" FROM user_group g JOIN user_group_member m ON m.group_id = g.id"
		" JOIN staff_user s ON s.id = m.staff_user_id AND s.status = 'active'"
		" LEFT JOIN service_account a ON a.staff_user_id = s.id"
		" LEFT JOIN directory_group d ON d.group_id = g.id"
		" LEFT JOIN staff_block b ON b.staff_user_id = s.id AND b.until_at > ?"
		" WHERE g.role_id = " SQL_ROLE_ADMIN " AND b.staff_user_id IS NULL"
		" LOCK IN SHARE MODE",
		last_admin_fields, admins_r, DB_VALUES(db_str(clock_sql(pool, clock_now()))));
}

enum outcome last_admin_before(struct db *db, struct pool *pool, struct last_admin *before_r)
{
	struct db_rows *held = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM user_group WHERE role_id = " SQL_ROLE_ADMIN " ORDER BY id"
		" FOR UPDATE",
		DB_NONE, &held);

	return outcome ? outcome : admins_count(db, pool, before_r);
}

enum outcome last_admin_after(struct db *db, struct pool *pool, const struct last_admin *before)
{
	struct last_admin now = {0};
	enum outcome outcome = admins_count(db, pool, &now);

	if (outcome)
		return outcome;
	return (before->own && !now.own) || (before->all && !now.all) ? CONFLICT : OK;
}
