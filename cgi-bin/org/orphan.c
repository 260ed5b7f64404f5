/* Orphaned groups, mappings and people (ACC-08). */
#include "org/group.h"

#include "base/clock.h"

#define UNUSED_DAYS 180

/* Somebody active is a member of g. */
#define USED \
	"EXISTS (SELECT 1 FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id" \
	" AND s.status = 'active' WHERE m.group_id = g.id)"

enum outcome orphan_groups(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT g.id, g.name, r.code AS role, r.name_de AS role_de, r.name_en AS role_en"
		" FROM user_group g JOIN base_role r ON r.id = IFNULL(g.rights_role_id, g.role_id)"
		" WHERE NOT " USED " ORDER BY g.name",
		DB_NONE, rows_r);
}

#define WITHOUT_GROUP \
	" FROM staff_user s LEFT JOIN org_unit u ON u.id = s.org_unit_id" \
	" WHERE s.status = 'active' AND NOT EXISTS" \
	" (SELECT 1 FROM user_group_member m WHERE m.staff_user_id = s.id)"

enum outcome orphan_people(struct db *db, struct pool *pool, int64_t limit, int64_t offset,
	struct db_rows **rows_r, int64_t *total_r)
{
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*)" WITHOUT_GROUP, DB_NONE, total_r);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		"SELECT s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name,"
		" u.name AS unit" WITHOUT_GROUP
		" ORDER BY s.surname, s.first_name, s.id LIMIT ? OFFSET ?",
		DB_VALUES(db_int(limit), db_int(offset)), rows_r);
}

enum outcome orphan_mappings(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT d.name, g.id, g.name AS group_name FROM directory_group d"
		" JOIN user_group g ON g.id = d.group_id WHERE NOT " USED " ORDER BY d.name",
		DB_NONE, rows_r);
}

enum outcome orphan_directory_groups(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT n.name, n.seen, n.last_seen FROM directory_group_unmapped n"
		" WHERE NOT EXISTS"
		" (SELECT 1 FROM directory_group d WHERE d.name = n.name)"
		" ORDER BY n.last_seen DESC, n.name LIMIT ?",
		DB_VALUES(db_int(ORPHANS_UNMAPPED + 1)), rows_r);
}

enum outcome orphan_unused(
	struct db *db, struct pool *pool, int64_t *days_r, struct db_rows **rows_r)
{
	const char *since;
	enum outcome outcome = db_get_int(db,
		"SELECT CAST(value AS SIGNED) FROM setting WHERE name = 'group_unused_days'",
		DB_NONE, days_r);

	if (outcome == NOT_FOUND)
		*days_r = UNUSED_DAYS;
	else if (outcome)
		return outcome;
	since = clock_sql(pool, clock_now() - *days_r * 86400);
	return db_rows(db, pool,
		"SELECT g.id, g.name, COUNT(*) AS members, MAX(s.last_sign_in) AS last"
		" FROM user_group g JOIN user_group_member m ON m.group_id = g.id"
		" JOIN staff_user s ON s.id = m.staff_user_id GROUP BY g.id, g.name"
		" HAVING last IS NULL OR last < ? ORDER BY last, g.name",
		DB_VALUES(db_str(since)), rows_r);
}
