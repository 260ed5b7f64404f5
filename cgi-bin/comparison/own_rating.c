/* What one of several raters has rated. */
#include "comparison/own_rating.h"

#include <stdlib.h>

#include "base/text.h"
#include "comparison/comparison_private.h"
#include "store/store.h"

struct own_row {
	int64_t application_id, requirement_id, value, rated;
	struct db_cell note_sealed;
};

static const struct db_field own_fields[] = {
	DB_FIELD(struct own_row, application_id),
	DB_FIELD(struct own_row, requirement_id),
	DB_FIELD(struct own_row, value),
	DB_FIELD(struct own_row, rated),
	DB_FIELD(struct own_row, note_sealed),
};

static enum outcome own_open(struct pool *pool, const struct comparison *comparison,
	const struct own_row *own, struct comparison_row *row)
{
	const struct db_cell *sealed = &own->note_sealed;
	uint8_t key[32];
	enum outcome outcome = OK;

	for (size_t q = 0; q < comparison->requirement_count; q++) {
		struct comparison_cell *cell = &row->cells[q];

		if (comparison->requirements[q].id != own->requirement_id)
			continue;
		cell->rated = own->rated != 0;
		cell->value = own->value;
		row->locked |= comparison->raters.own->handed_in_at && cell->rated;
		if (!sealed->bytes || !comparison_opens(row))
			continue;
		outcome = store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key);
		if (outcome)
			return outcome;
		cell->note = store_unseal(pool, key,
			seat_rating_place(
				pool, row->id, own->requirement_id, comparison->raters.own->id),
			sealed->bytes, sealed->length);
	}
	return OK;
}

static enum outcome own_cells(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct comparison *comparison)
{
	struct own_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT t.application_id, t.requirement_id, t.value, t.value IS NOT NULL AS rated,"
		" t.note_sealed FROM application a JOIN seat_rating t ON t.application_id = a.id"
		" AND t.staff_user_id = ? JOIN requirement q ON q.id = t.requirement_id"
		" AND q.object_kind = ? AND q.object_id = a.vacancy_id AND q.scale = t.scale"
		" WHERE a.vacancy_id = ? ORDER BY t.application_id",
		own_fields, &rows, &count,
		DB_VALUES(db_int(comparison->raters.own->id), db_int(OBJECT_VACANCY),
			db_int(vacancy_id)));

	for (size_t i = 0; !outcome && i < count; i++) {
		struct comparison_row *row = (struct comparison_row *)comparison_row_of(
			comparison, rows[i].application_id);

		if (row)
			outcome = own_open(pool, comparison, &rows[i], row);
	}
	return outcome;
}

static enum outcome rates_now(struct db *db, int64_t vacancy_id)
{
	int64_t rates = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT selection_fixed_at IS NULL AND closed_at IS NULL FROM vacancy"
		" WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rates);

	return outcome ? outcome : rates ? OK : DENIED;
}

enum outcome own_rating_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct comparison *comparison_r)
{
	struct raters raters;
	enum outcome outcome = raters_read(db, pool, who, vacancy_id, &raters);

	if (!outcome && !raters.own)
		outcome = DENIED;
	if (!outcome)
		outcome = rates_now(db, vacancy_id);
	if (outcome)
		return outcome;
	outcome = raters.blind
		? comparison_read_blind(db, pool, vacancy_id, ROLE_SEAT, comparison_r)
		: comparison_read(db, pool, who, vacancy_id, 0, comparison_r);
	if (outcome)
		return outcome;
	comparison_r->raters = raters;
	comparison_r->own = true;
	comparison_hide(comparison_r);
	comparison_hint(comparison_r);
	outcome = own_cells(db, pool, vacancy_id, comparison_r);
	if (!outcome)
		outcome = rated_read(db, pool, vacancy_id, 0, comparison_r);
	comparison_sums(comparison_r);
	return outcome;
}
