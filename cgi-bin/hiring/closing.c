/* What stands in the way of closing a procedure, or stays behind it. */
#include "hiring/closing.h"

#include "base/clock.h"
#include "bulk/bulk.h"

/* What the SBV is asked tells of a mark of severe disability: for whom it is shown alone (ACC-16).
 */
enum outcome closing_behind(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct db_rows **rows_r)
{
	const char *now = clock_sql(pool, clock_now());

	/* clang-format off */
	return db_rows(db, pool,
		"SELECT * FROM (SELECT 'appointment' AS kind, NULL AS number, t.name,"
		" CONCAT('/vakanzen/', v.number, '/termine/', t.id) AS path, t.id"
		" FROM appointment t JOIN vacancy v ON v.id = t.vacancy_id WHERE t.vacancy_id = ?"
		" AND t.state = 'planned' AND EXISTS (SELECT 1 FROM appointment_slot s"
		" WHERE s.appointment_id = t.id AND s.ends_at > ?)"
		" UNION ALL SELECT DISTINCT 'letter', a.number, NULL,"
		" CONCAT('/bewerbungen/', a.number, '/emails'), a.id FROM application a"
		" JOIN mail_outbox m ON m.application_id = a.id WHERE a.vacancy_id = ?"
		" AND (m.open_vacancy_id IS NOT NULL OR m.status = 'waiting' AND m.writer_id"
		" IS NOT NULL) AND " ACCESS_SEES_APPLICATION("a")
		" UNION ALL SELECT 'statement', NULL, k.question_de,"
		" CONCAT('/stellungnahmen/', s.id), s.id FROM statement s"
		" JOIN statement_kind k ON k.code = s.kind WHERE s.vacancy_id = ?"
		" AND s.state = 'open' AND s.replaced_by IS NULL"
		" AND (? OR s.role_id <> " SQL_ROLE_SBV ")) x ORDER BY kind, id LIMIT ?",
		DB_VALUES(db_int(vacancy_id), db_str(now), db_int(vacancy_id),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(vacancy_id),
			db_bool(marks), db_int(CLOSING_SHOWN + 1)), rows_r);
	/* clang-format on */
}

enum outcome closing_bulk(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *bulk_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id FROM application a JOIN application_status s ON s.code = a.status"
		" AND s.active AND s.counts WHERE a.vacancy_id = ?"
		" AND " ACCESS_SEES_APPLICATION("a") " ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW),
			db_int(BULK_MAX)),
		&rows);

	*bulk_r = 0;
	if (outcome)
		return outcome;
	int64_t *ids = POOL_ARRAY(pool, int64_t, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = db_number(rows, i, "id");
	return bulk_begin(db, pool, who, ids, rows->count, problems, bulk_r);
}
