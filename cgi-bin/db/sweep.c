/* Removing what is over: a few rows at a time, and none that somebody holds. */
#include "db/db_private.h"

struct step {
	const char *hold;
	const char *remove;
	const struct db_value *values; /* the key's place first, then those of the condition */
	size_t n;
	const struct db_rows *found;
	int64_t removed;
};

static struct db_value sweep_key(const struct db_rows *rows, size_t row)
{
	const struct db_cell *cell = db_cell(rows, row, 0);
	return rows->kinds[0] == DB_KIND_INT ? db_int(cell->number)
					     : db_bytes(cell->bytes, cell->length);
}

/* Looked at again, locked, and passed over when somebody holds it or it is not over any more. */
static enum outcome remove_one(struct db *db, struct step *step, struct db_value key)
{
	struct db_value values[DB_SWEEP_VALUES + 1] = {key};
	int64_t held = 0;
	int64_t removed = 0;
	for (size_t i = 0; i < step->n; i++)
		values[i + 1] = step->values[i];
	enum outcome outcome = db_get_int_(db, step->hold, values, step->n + 1, &held);
	if (!outcome)
		outcome = db_exec_(db, step->remove, &key, 1, &removed);
	step->removed += removed;
	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome remove_found(struct db *db, void *context)
{
	struct step *step = context;
	enum outcome outcome = OK;
	step->removed = 0;
	for (size_t i = 0; !outcome && i < step->found->count; i++)
		outcome = remove_one(db, step, sweep_key(step->found, i));
	return outcome;
}

enum outcome db_sweep_(struct db *db, const char *find, const char *hold, const char *remove,
	int64_t *removed_r, const struct db_value *values, size_t n)
{
	struct pool *pool = pool_new();
	struct step step = {.hold = hold, .remove = remove, .values = values, .n = n};
	enum outcome outcome;
	*removed_r = 0;
	do {
		struct db_rows *rows = NULL;
		pool_clear(pool);
		outcome = db_rows_(db, pool, find, values, n, &rows);
		if (outcome || rows->count == 0)
			break;
		step.found = rows;
		outcome = db_transaction(db, remove_found, &step);
		*removed_r += outcome ? 0 : step.removed;
		/* those that were passed over are found again: the next run gets them */
	} while (!outcome && step.removed == (int64_t)step.found->count);
	pool_free(&pool);
	return outcome;
}
