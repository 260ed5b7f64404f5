/* The runs of the staff import: listing them, their wrong rows, repeating one. */
#include "import/import.h"

#define RUN_COLUMNS \
	"SELECT id, CAST(kind AS CHAR) AS kind, file, CAST(status AS CHAR) AS status," \
	" reason, row_count, wrong, added, changed, removed, started_at"

enum outcome import_run(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		RUN_COLUMNS ", ended_at, line, unmapped,"
			    " kept_as IS NOT NULL AND NOT repeat_asked AS repeatable, repeat_asked"
			    " FROM import_run WHERE id = ?",
		DB_VALUES(db_int(id)), rows_r);

	return !outcome && (*rows_r)->count == 0 ? NOT_FOUND : outcome;
}

enum outcome import_asked(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, CAST(kind AS CHAR) AS kind, kept_as FROM import_run"
		" WHERE repeat_asked AND kept_as IS NOT NULL ORDER BY id",
		DB_NONE, rows_r);
}

struct keeping {
	int64_t run_id;
	const char *kept_as;
};

static enum outcome run_keep(struct db *db, void *context)
{
	const struct keeping *keeping = context;

	return db_exec(db,
		"UPDATE import_run SET kept_as = NULLIF(?, ''), repeat_asked = FALSE WHERE id = ?",
		DB_VALUES(db_str(keeping->kept_as), db_int(keeping->run_id)), NULL);
}

enum outcome import_keep(struct db *db, int64_t run_id, const char *kept_as)
{
	struct keeping keeping = {run_id, kept_as};

	return db_transaction(db, run_keep, &keeping);
}

enum outcome import_repeat(struct db *db, int64_t id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE import_run SET repeat_asked = TRUE"
		" WHERE id = ? AND kept_as IS NOT NULL AND NOT repeat_asked",
		DB_VALUES(db_int(id)), &changed);

	return !outcome && changed == 0 ? CONFLICT : outcome;
}
