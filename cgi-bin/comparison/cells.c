/* Reading the cells of a comparison, and what is sealed in it. */
#include <stdlib.h>

#include "base/text.h"
#include "comparison/comparison_private.h"
#include "store/store.h"

struct cell_row {
	int64_t application_id, requirement_id, value, rated;
	const char *scale;
	struct db_cell note_sealed, reason_sealed;
};

static const struct db_field cell_fields[] = {
	DB_FIELD(struct cell_row, application_id),
	DB_FIELD(struct cell_row, requirement_id),
	DB_FIELD(struct cell_row, value),
	DB_FIELD(struct cell_row, rated),
	DB_FIELD(struct cell_row, scale),
	DB_FIELD(struct cell_row, note_sealed),
	DB_FIELD(struct cell_row, reason_sealed),
};

const char *rating_place(struct pool *pool, int64_t application_id, int64_t requirement_id)
{
	return pool_printf(
		pool, "rating:%lld:%lld", (long long)application_id, (long long)requirement_id);
}

const char *rating_reason_place(struct pool *pool, int64_t application_id, int64_t requirement_id)
{
	return pool_printf(pool, "rating-reason:%lld:%lld", (long long)application_id,
		(long long)requirement_id);
}

/* What is sealed with the key of one application: its reason and its notes. */
struct opened {
	struct pool *pool;
	struct comparison *comparison;
	struct cell_row *cells;
	size_t count;
	struct comparison_row **rows; /* by id */
};

static int id_compare(const void *a, const void *b)
{
	int64_t left = (*(struct comparison_row *const *)a)->id;
	int64_t right = (*(struct comparison_row *const *)b)->id;

	return (left > right) - (left < right);
}

static struct comparison_row *row_find(const struct opened *opened, int64_t id)
{
	size_t low = 0, high = opened->comparison->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		struct comparison_row *row = opened->rows[middle];

		if (row->id == id)
			return row;
		if (row->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void cell_open(const struct opened *opened, const struct cell_row *sealed,
	struct comparison_row *row, const uint8_t *key)
{
	struct comparison *comparison = opened->comparison;

	for (size_t i = 0; i < comparison->requirement_count; i++) {
		struct comparison_cell *cell = &row->cells[i];

		if (comparison->requirements[i].id != sealed->requirement_id
			|| !text_equal(comparison->requirements[i].data.scale, sealed->scale))
			continue;
		cell->rated = sealed->rated != 0;
		cell->value = sealed->value;
		if (key && sealed->note_sealed.bytes)
			cell->note = store_unseal(opened->pool, key,
				rating_place(opened->pool, row->id, sealed->requirement_id),
				sealed->note_sealed.bytes, sealed->note_sealed.length);
		if (key && sealed->reason_sealed.bytes)
			cell->why = store_unseal(opened->pool, key,
				rating_reason_place(opened->pool, row->id, sealed->requirement_id),
				sealed->reason_sealed.bytes, sealed->reason_sealed.length);
	}
}

/* The cells stand together by application. */
static enum outcome cells_open(const struct opened *opened)
{
	uint8_t key[32];
	struct comparison_row *row = NULL;
	int64_t id = 0;
	bool has_key = false;

	for (size_t i = 0; i < opened->count; i++) {
		const struct cell_row *sealed = &opened->cells[i];

		if (sealed->application_id != id) {
			enum outcome outcome = OK;

			id = sealed->application_id;
			row = row_find(opened, id);
			has_key = row && row->wrapped.bytes;
			if (has_key)
				outcome =
					store_key_open(OBJECT_APPLICATION, id, &row->wrapped, key);
			if (outcome)
				return outcome;
		}
		if (row)
			cell_open(opened, sealed, row, has_key ? key : NULL);
	}
	return OK;
}

static enum outcome reasons_open(struct pool *pool, struct comparison *comparison)
{
	for (size_t r = 0; r < comparison->count; r++) {
		struct comparison_row *row = &comparison->rows[r];
		uint8_t key[32];
		enum outcome outcome;

		if (!row->reason_sealed.bytes || !row->wrapped.bytes)
			continue;
		outcome = store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key);
		if (outcome)
			return outcome;
		row->reason = store_unseal(pool, key, PLACING_PLACE, row->reason_sealed.bytes,
			row->reason_sealed.length);
	}
	return OK;
}

/* Cells of a vacancy with which who was kept out for bias had to do before that, as one of several
 * raters or as who rated or agreed for all; what was agreed on anew since is no longer of her. */
#define BIASED(rated, by) \
	"SELECT t.application_id, t.requirement_id FROM vacancy_exclusion e" \
	" JOIN application a ON a.vacancy_id = e.vacancy_id" \
	" JOIN " rated " o ON o.application_id = a.id AND o." by " = e.staff_user_id" \
	" AND o.value IS NOT NULL JOIN rating t ON t.application_id = o.application_id" \
	" AND t.requirement_id = o.requirement_id AND t.rated_at <= e.excluded_at" \
	" WHERE e.vacancy_id = ? AND (? = 0 OR a.id = ?)"

static enum outcome biased_mark(
	struct db *db, int64_t vacancy_id, int64_t application_id, const struct opened *opened)
{
	const struct comparison *comparison = opened->comparison;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, opened->pool,
		BIASED("seat_rating", "staff_user_id") " UNION " BIASED("rating", "rated_by"),
		DB_VALUES(db_int(vacancy_id), db_int(application_id), db_int(application_id),
			db_int(vacancy_id), db_int(application_id), db_int(application_id)),
		&rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct comparison_row *row = row_find(opened, db_number(rows, i, "application_id"));

		for (size_t q = 0; row && q < comparison->requirement_count; q++)
			if (comparison->requirements[q].id == db_number(rows, i, "requirement_id"))
				row->cells[q].biased = row->cells[q].rated;
	}
	return outcome;
}

/* What was rated on another scale than the requirement has now does not count. One application's
 * stand together, as they are looked up by it: to sort thousands costs more than to read them. */
enum outcome comparison_cells_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, bool excluded, struct comparison *comparison)
{
	struct opened opened = {.pool = pool, .comparison = comparison};
	enum outcome outcome = db_structs(db, pool,
		"SELECT STRAIGHT_JOIN t.application_id, t.requirement_id, t.scale, t.value,"
		" t.value IS NOT NULL AS rated, t.note_sealed, t.reason_sealed"
		" FROM application a"
		" JOIN rating t ON t.application_id = a.id"
		" WHERE a.vacancy_id = ? AND (? = 0 OR a.id = ?)",
		cell_fields, &opened.cells, &opened.count,
		DB_VALUES(db_int(vacancy_id), db_int(application_id), db_int(application_id)));

	if (outcome)
		return outcome;
	opened.rows = POOL_ARRAY(pool, struct comparison_row *, comparison->count + 1);
	for (size_t r = 0; r < comparison->count; r++) {
		opened.rows[r] = &comparison->rows[r];
		comparison->rows[r].cells =
			POOL_ARRAY(pool, struct comparison_cell, comparison->requirement_count + 1);
	}
	qsort(opened.rows, comparison->count, sizeof(*opened.rows), id_compare);
	outcome = cells_open(&opened);
	if (!outcome && excluded)
		outcome = biased_mark(db, vacancy_id, application_id, &opened);
	return outcome ? outcome : reasons_open(pool, comparison);
}
