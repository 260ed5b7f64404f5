/* What raters have handed in, for who is shown it. */
#include <stdlib.h>

#include "base/text.h"
#include "comparison/comparison_private.h"
#include "store/store.h"

struct rated_row {
	int64_t application_id, requirement_id, rater, value, rated;
	struct db_cell note_sealed;
};

static const struct db_field rated_fields[] = {
	DB_FIELD(struct rated_row, application_id),
	DB_FIELD(struct rated_row, requirement_id),
	DB_FIELD(struct rated_row, rater),
	DB_FIELD(struct rated_row, value),
	DB_FIELD(struct rated_row, rated),
	DB_FIELD(struct rated_row, note_sealed),
};

const char *seat_rating_place(
	struct pool *pool, int64_t application_id, int64_t requirement_id, int64_t rater)
{
	return pool_printf(pool, "seat-rating:%lld:%lld:%lld", (long long)application_id,
		(long long)requirement_id, (long long)rater);
}

bool cell_differs(const struct comparison_cell *cell)
{
	for (size_t i = 1; i < cell->by_count; i++)
		if (cell->by[i].value != cell->by[0].value)
			return true;
	return false;
}

bool cell_common(const struct comparison_cell *cell, int64_t *value_r)
{
	if (!cell->by_count || cell_differs(cell))
		return false;
	*value_r = cell->by[0].value;
	return true;
}

/* Those of one application stand together, and in it those of one requirement. */
static size_t run_length(const struct rated_row *rows, size_t count, bool requirement)
{
	size_t length = 1;

	while (length < count && rows[length].application_id == rows[0].application_id
		&& (!requirement || rows[length].requirement_id == rows[0].requirement_id))
		length++;
	return length;
}

static void cell_fill(struct pool *pool, const struct comparison_row *row, const uint8_t *key,
	const struct rated_row *rows, size_t count, struct comparison_cell *cell)
{
	struct comparison_rated *by = POOL_ARRAY(pool, struct comparison_rated, count);

	for (size_t i = 0; i < count; i++) {
		const struct db_cell *sealed = &rows[i].note_sealed;

		if (!rows[i].rated)
			continue;
		by[cell->by_count++] = (struct comparison_rated){.rater = rows[i].rater,
			.value = rows[i].value,
			.rated = true,
			.note = key && sealed->bytes ? store_unseal(pool, key,
					seat_rating_place(pool, row->id, rows[i].requirement_id,
						rows[i].rater),
					sealed->bytes, sealed->length)
						     : NULL};
	}
	cell->by = by;
}

static enum outcome row_fill(struct pool *pool, struct comparison *comparison,
	struct comparison_row *row, const struct rated_row *rows, size_t count)
{
	uint8_t key[32];
	bool opens = comparison_opens(row);
	enum outcome outcome =
		opens ? store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key) : OK;

	if (outcome)
		return outcome;
	for (size_t at = 0; at < count;) {
		size_t length = run_length(&rows[at], count - at, true);

		for (size_t q = 0; q < comparison->requirement_count; q++)
			if (comparison->requirements[q].id == rows[at].requirement_id)
				cell_fill(pool, row, opens ? key : NULL, &rows[at], length,
					&row->cells[q]);
		at += length;
	}
	return OK;
}

/* Whoever rates is shown the others' of what she has rated herself. */
static bool others_are_shown(
	const struct comparison *comparison, const struct rated_row *rows, size_t count)
{
	if (!comparison->raters.own)
		return true;
	for (size_t i = 0; i < count; i++)
		if (rows[i].rater == comparison->raters.own->id)
			return true;
	return false;
}

enum outcome rated_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct comparison *comparison)
{
	struct rated_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome;

	if (!raters_shown(&comparison->raters))
		return OK;
	outcome = db_structs(db, pool,
		"SELECT t.application_id, t.requirement_id, t.staff_user_id AS rater, t.value,"
		" t.value IS NOT NULL AS rated, t.note_sealed FROM application a"
		" JOIN seat_rating t ON t.application_id = a.id JOIN requirement q"
		" ON q.id = t.requirement_id AND q.object_kind = ? AND q.object_id = a.vacancy_id"
		" AND q.scale = t.scale JOIN rating_seat r ON r.vacancy_id = a.vacancy_id"
		" AND r.staff_user_id = t.staff_user_id AND r.handed_in_at IS NOT NULL"
		" AND r.ended_at IS NULL WHERE a.vacancy_id = ? AND (? = 0 OR a.id = ?)"
		" AND" ACCESS_NOT_EXCLUDED("a.vacancy_id",
			"t.staff_user_id") " ORDER BY t.application_id, t.requirement_id,"
					   " t.staff_user_id",
		rated_fields, &rows, &count,
		DB_VALUES(db_int(OBJECT_VACANCY), db_int(vacancy_id), db_int(application_id),
			db_int(application_id)));
	for (size_t at = 0; !outcome && at < count;) {
		size_t length = run_length(&rows[at], count - at, false);
		struct comparison_row *row = (struct comparison_row *)comparison_row_of(
			comparison, rows[at].application_id);

		if (row && others_are_shown(comparison, &rows[at], length))
			outcome = row_fill(pool, comparison, row, &rows[at], length);
		at += length;
	}
	return outcome;
}
