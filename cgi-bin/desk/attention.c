/* What an administrator is to look after. */
#include "desk/attention.h"

#include "base/clock.h"

#define LAST_IMPORT(kind) \
	"(SELECT status FROM import_run WHERE kind = '" kind "' AND status <> 'running'" \
	" ORDER BY id DESC LIMIT 1)"
#define PART(what, from) \
	"SELECT '" what "' AS what, COUNT(*) AS count, NULL AS number, NULL AS title," \
	" NULL AS since FROM (" from ") x HAVING COUNT(*) > 0"
#define MOST " LIMIT 1001"

enum outcome attention_read(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	int64_t from = clock_now() - (int64_t)ATTENTION_DAYS * 24 * 60 * 60;

	/* clang-format off */
	return db_rows(db, pool,
		PART("import", "SELECT 1 FROM (" LAST_IMPORT("units") " UNION ALL "
			LAST_IMPORT("staff") " UNION ALL " LAST_IMPORT("groups") ") i"
			" WHERE i.status <> 'done'")
		" UNION ALL " PART("queue", "SELECT 1 FROM queue_item WHERE state = 'failed'" MOST)
		" UNION ALL " PART("withdrawal", "SELECT 1 FROM consent_withdrawal w"
			" JOIN application a ON a.id = w.application_id WHERE w.done_at IS NULL"
			" AND" ACCESS_NOT_EXCLUDED("a.vacancy_id", "?") MOST)
		" UNION ALL (SELECT 'exclusion', 1, v.number, v.title, e.excluded_at"
		" FROM vacancy_exclusion e FORCE INDEX (vacancy_exclusion_found)"
		" JOIN vacancy v ON v.id = e.vacancy_id"
		" WHERE e.excluded_by IS NULL AND e.excluded_at >= ?"
		" AND" ACCESS_NOT_EXCLUDED("e.vacancy_id", "?")
		" ORDER BY e.excluded_at DESC LIMIT 5)"
		" UNION ALL SELECT 'orphan', SUM(orphans), NULL, NULL, MIN(counted_at)"
		" FROM orphan_count HAVING SUM(orphans) > 0",
		DB_VALUES(db_int(who->id), db_str(clock_sql(pool, from)), db_int(who->id)),
		rows_r);
	/* clang-format on */
}
