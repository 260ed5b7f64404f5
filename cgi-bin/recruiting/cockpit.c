/* The cockpit's widgets and their rows. */
#include "recruiting/cockpit.h"

#define HISTORY_LINES 200	/* how far back "last edited" looks: the person's newest lines */

enum outcome cockpit_widgets(struct db *db, struct pool *pool, const struct principal *who,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.code AS role, w.position, w.name_de, w.name_en, w.type, w.filter"
		" FROM cockpit_widget w JOIN base_role r ON r.id = w.role_id"
		" WHERE w.role_id IN (SELECT g.role_id FROM user_group_member m"
		" JOIN user_group g ON g.id = m.group_id WHERE m.staff_user_id = ?)"
		" ORDER BY w.role_id, w.position", DB_VALUES(db_int(who->id)), rows_r);
}

enum outcome cockpit_last_edited(struct db *db, struct pool *pool, const struct principal *who,
	int64_t limit, struct db_rows **rows_r)
{
	/* a few lookups instead of gathering everything the person reaches */
	return db_rows(db, pool,
		"SET STATEMENT optimizer_switch = 'materialization=off' FOR"
		" SELECT CASE e.object_kind WHEN 1 THEN 'project' WHEN 2 THEN 'vacancy'"
		" WHEN 3 THEN 'jobad' ELSE 'application' END AS kind,"
		" COALESCE(p.number, v.number, j.number, a.number) AS number,"
		" COALESCE(p.name, v.title, j.title, av.title) AS title, e.at"
		" FROM (SELECT l.object_kind, l.object_id, MAX(l.at) AS at, MAX(l.id) AS id FROM"
		" (SELECT object_kind, object_id, at, id FROM history WHERE actor_kind = 'staff'"
		" AND actor_id = ? ORDER BY id DESC LIMIT ?) l WHERE l.object_kind <= 4"
		" GROUP BY l.object_kind, l.object_id) e"
		" LEFT JOIN project p ON e.object_kind = 1 AND p.id = e.object_id"
		" AND " ACCESS_SEES_PROJECT("p.id")
		" LEFT JOIN vacancy v ON e.object_kind = 2 AND v.id = e.object_id"
		" AND " ACCESS_SEES_VACANCY("v.id")
		" LEFT JOIN jobad j ON e.object_kind = 3 AND j.id = e.object_id"
		" AND " ACCESS_SEES_JOBAD("j.vacancy_id", "j.status")
		" LEFT JOIN application a ON e.object_kind = 4 AND a.id = e.object_id"
		" AND " ACCESS_SEES_APPLICATION("a.vacancy_id", "a.status", "a.severely_disabled")
		" LEFT JOIN vacancy av ON av.id = a.vacancy_id"
		" WHERE COALESCE(p.id, v.id, j.id, a.id) IS NOT NULL ORDER BY e.at DESC, e.id DESC LIMIT ?",
		DB_VALUES(db_int(who->id), db_int(HISTORY_LINES),
			ACCESS_BIND(who, RIGHT_PROJECT_READ), ACCESS_BIND(who, RIGHT_VACANCY_READ),
			ACCESS_BIND(who, RIGHT_JOBAD_READ), ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(limit)), rows_r);
}

enum outcome cockpit_matrix(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancies, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT m.number, m.title, s.code AS status, s.name_de, s.name_en, c.applications FROM"
		" (SELECT v.id, v.number, v.title, v.changed_at FROM vacancy v WHERE "
		ACCESS_SEES_VACANCY("v.id") " AND v.applications > 0"
		" ORDER BY v.changed_at DESC, v.id DESC LIMIT ?) m"
		" JOIN vacancy_status_count c ON c.vacancy_id = m.id AND c.applications > 0"
		" JOIN application_status s ON s.code = c.status AND s.counts"
		" ORDER BY m.changed_at DESC, m.id DESC, s.position",
		DB_VALUES(ACCESS_BIND(who, RIGHT_VACANCY_LIST_VIEW), db_int(vacancies)), rows_r);
}
