/* What happens to job ads with their vacancy: renewed with its data, off the portals and on again with its status. */
#include "recruiting/jobad.h"

#include "base/text.h"
#include "recruiting/publication.h"

/* All ads of the vacancy are read for locking, so that none that was published meanwhile is overlooked. */
static enum outcome published_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND status = 'veroeffentlicht'"
		" ORDER BY id FOR UPDATE", DB_VALUES(db_int(vacancy_id)), rows_r);
}

enum outcome jobad_withdraw_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool return_later)
{
	struct problems problems = {0};
	struct db_rows *rows = NULL;
	enum outcome outcome = published_of(db, pool, vacancy_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_cell_int(rows, i, 0);

		outcome = jobad_withdraw(db, pool, who, id, &problems);
		if (!outcome && return_later)
			outcome = db_exec(db, "UPDATE jobad SET left_with_vacancy = TRUE WHERE id = ?",
				DB_VALUES(db_int(id)), NULL);
	}
	return outcome;
}

/* Can it be shown again as it is? */
static bool complete(struct pool *pool, const struct jobad *jobad)
{
	struct problems missing = {0};

	jobad_check_complete(pool, &jobad->data, &missing);
	return !problems_any(&missing);
}

enum outcome jobad_return_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id)
{
	struct db_rows *rows = NULL;
	struct jobad jobad;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND left_with_vacancy"
		" AND status = 'inaktiv' ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(vacancy_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = jobad_get(db, pool, db_cell_int(rows, i, 0), &jobad);
		if (!outcome && complete(pool, &jobad))
			outcome = jobad_show(db, pool, who, &jobad);
	}
	return outcome;
}

enum outcome jobad_effects(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct jobad_effect **effects_r, size_t *count_r)
{
	struct db_rows *rows = NULL;
	struct jobad jobad;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM jobad WHERE vacancy_id = ? AND (status = 'veroeffentlicht'"
		" OR (left_with_vacancy AND status = 'inaktiv')) ORDER BY id",
		DB_VALUES(db_int(vacancy_id)), &rows);

	*count_r = 0;
	if (outcome)
		return outcome;
	*effects_r = POOL_ARRAY(pool, struct jobad_effect, rows->count);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = jobad_get(db, pool, db_cell_int(rows, i, 0), &jobad);
		(*effects_r)[i] = (struct jobad_effect){jobad.number, jobad.data.title,
			text_equal(jobad.status, "veroeffentlicht") ? "leaves"
			: complete(pool, &jobad) ? "returns" : "stays"};
	}
	*count_r = rows->count;
	return outcome;
}

enum outcome jobad_renew_all(struct db *db, struct pool *pool, int64_t vacancy_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = published_of(db, pool, vacancy_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = publication_write(db, pool, db_cell_int(rows, i, 0));
	return outcome;
}
