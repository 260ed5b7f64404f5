/* Reading the comparison of a vacancy's applications. */
#include "comparison/comparison_private.h"

#include <stdlib.h>
#include <string.h>

#include "access/hold.h"
#include "base/text.h"
#include "recruiting/vacancy.h"
#include "store/store.h"

static const struct db_field row_fields[] = {
	DB_FIELD(struct comparison_row, id),
	DB_FIELD(struct comparison_row, number),
	DB_FIELD(struct comparison_row, surname),
	DB_FIELD(struct comparison_row, first_name),
	DB_FIELD(struct comparison_row, status),
	DB_FIELD(struct comparison_row, severely_disabled),
	DB_FIELD(struct comparison_row, letter),
	DB_FIELD(struct comparison_row, place),
	DB_FIELD(struct comparison_row, by_hand),
	DB_FIELD(struct comparison_row, sent),
	DB_FIELD(struct comparison_row, reason_sealed),
	DB_FIELD(struct comparison_row, wrapped),
};

#define ROWS(mark, condition) \
	"SELECT STRAIGHT_JOIN a.id, a.number, p.surname, p.first_name, a.status, " mark \
	", g.letter, g.place, IFNULL(g.by_hand, 0) AS by_hand, g.reason_sealed, k.wrapped," \
	" EXISTS (SELECT 1 FROM comparison_version n JOIN comparison_part o" \
	" ON o.version_id = n.id AND o.application_id = a.id" \
	" WHERE n.vacancy_id = a.vacancy_id) AS sent" \
	" FROM application a JOIN applicant p ON p.id = a.applicant_id" \
	" LEFT JOIN placing g ON g.application_id = a.id AND g.vacancy_id = a.vacancy_id" \
	" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id" \
	" WHERE a.vacancy_id = ? AND (a.status IN ('vorauswahl', 'bewerbungsvergleich'," \
	" 'einladung', 'gespraech', 'auswahlentscheidung', 'beteiligung_gremien'," \
	" 'einstellungsprozess', 'einstellung') OR a.status IN ('abgesagt'," \
	" 'bewerber_zieht_zurueck', 'vermittlung_fehlgeschlagen')" \
	" AND g.letter IS NOT NULL)" condition \
	" ORDER BY g.place IS NULL, g.place, g.letter IS NULL, g.letter, p.surname, a.id LIMIT ?"

struct cell_row {
	int64_t application_id, requirement_id, value, rated;
	const char *scale;
	bool excluded; /* somebody is kept out of the vacancy */
	struct db_cell note_sealed, reason_sealed;
};

static const struct db_field cell_fields[] = {
	DB_FIELD(struct cell_row, application_id),
	DB_FIELD(struct cell_row, requirement_id),
	DB_FIELD(struct cell_row, value),
	DB_FIELD(struct cell_row, rated),
	DB_FIELD(struct cell_row, scale),
	DB_FIELD(struct cell_row, excluded),
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

const struct comparison_row *comparison_row_of(const struct comparison *comparison, int64_t id)
{
	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->rows[i].id == id)
			return &comparison->rows[i];
	return NULL;
}

bool comparison_opens(const struct comparison_row *row)
{
	return row->wrapped.bytes != NULL;
}

void comparison_sums(struct comparison *comparison)
{
	comparison->most = 0;
	for (size_t i = 0; i < comparison->requirement_count; i++)
		comparison->most += comparison->requirements[i].data.weight * COMPARISON_POINTS;
	for (size_t r = 0; r < comparison->count; r++) {
		struct comparison_row *row = &comparison->rows[r];

		row->sum = 0, row->rated = 0, row->unmet = false;
		for (size_t i = 0; i < comparison->requirement_count; i++) {
			const struct requirement_input *data = &comparison->requirements[i].data;
			const struct comparison_cell *cell = &row->cells[i];
			bool yes_no = text_equal(data->scale, "yes_no");

			if (!cell->rated)
				continue;
			row->rated++;
			row->sum += data->weight * cell->value * (yes_no ? COMPARISON_POINTS : 1);
			row->unmet |= !cell->value && text_equal(data->kind, "mandatory");
		}
	}
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
static enum outcome cells_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct comparison *comparison)
{
	struct opened opened = {.pool = pool, .comparison = comparison};
	enum outcome outcome = db_structs(db, pool,
		"SELECT STRAIGHT_JOIN t.application_id, t.requirement_id, t.scale, t.value,"
		" t.value IS NOT NULL AS rated, EXISTS (SELECT 1 FROM vacancy_exclusion e"
		" WHERE e.vacancy_id = a.vacancy_id) AS excluded, t.note_sealed, t.reason_sealed"
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
	if (!outcome && opened.count && opened.cells[0].excluded)
		outcome = biased_mark(db, vacancy_id, application_id, &opened);
	return outcome ? outcome : reasons_open(pool, comparison);
}

/* Requirements, and of all together classes and the last version; then, with the rows there, what
 * belongs to them. */
static enum outcome frame_read(struct db *db, struct pool *pool, int64_t vacancy_id, bool all,
	struct comparison *comparison)
{
	const struct profile profile = {OBJECT_VACANCY, vacancy_id};
	enum outcome outcome = requirements_of(
		db, pool, profile, &comparison->requirements, &comparison->requirement_count);

	if (!outcome && all)
		outcome = ranking_classes(
			db, pool, vacancy_id, &comparison->classes, &comparison->class_count);
	if (!outcome && all)
		outcome = db_get_int(db,
			"SELECT COALESCE(MAX(number), 0) FROM comparison_version"
			" WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &comparison->last);
	return outcome;
}

static enum outcome rest_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct comparison *comparison)
{
	enum outcome outcome = frame_read(db, pool, vacancy_id, application_id == 0, comparison);

	comparison->many = comparison->count > COMPARISON_MOST;
	if (comparison->many)
		comparison->count = COMPARISON_MOST;
	if (!outcome)
		outcome = cells_read(db, pool, vacancy_id, application_id, comparison);
	if (!outcome)
		comparison_sums(comparison);
	return outcome;
}

enum outcome comparison_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, struct comparison *comparison_r)
{
	enum outcome outcome;

	*comparison_r = (struct comparison){.live = true};
	outcome = db_structs(db, pool,
		ROWS(ACCESS_MARK, " AND (? = 0 OR a.id = ?) AND " ACCESS_SEES_APPLICATION("a")),
		row_fields, &comparison_r->rows, &comparison_r->count,
		DB_VALUES(ACCESS_BIND_MARK(who), db_int(vacancy_id), db_int(application_id),
			db_int(application_id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(COMPARISON_MOST + 1)));
	if (!outcome)
		outcome = rest_read(db, pool, vacancy_id, application_id, comparison_r);
	if (!outcome)
		outcome = raters_read(db, pool, who, vacancy_id, &comparison_r->raters);
	if (outcome)
		return outcome;
	if (comparison_r->raters.own && !comparison_r->raters.own->handed_in_at)
		comparison_hide(comparison_r);
	return comparison_r->raters.active
		? rated_read(db, pool, vacancy_id, application_id, comparison_r)
		: OK;
}

enum outcome comparison_read_blind(struct db *db, struct pool *pool, int64_t vacancy_id,
	enum base_role role, struct comparison *comparison_r)
{
	enum outcome outcome;

	*comparison_r = (struct comparison){.live = true};
	outcome = db_structs(db, pool,
		ROWS("0 AS severely_disabled",
			" AND a.status IN (SELECT sr.status FROM application_sight sr"
			" WHERE sr.role_id = ? AND sr.on_condition IN ('', 'seat'))"),
		row_fields, &comparison_r->rows, &comparison_r->count,
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(COMPARISON_MOST + 1)));
	if (!outcome)
		outcome = rest_read(db, pool, vacancy_id, 0, comparison_r);
	for (size_t i = 0; !outcome && i < comparison_r->count; i++)
		comparison_r->rows[i].surname = comparison_r->rows[i].first_name = NULL;
	return outcome;
}

enum outcome comparison_read_covered(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct comparison *comparison_r)
{
	enum outcome outcome =
		comparison_read_blind(db, pool, vacancy_id, ROLE_DEPARTMENT, comparison_r);

	if (outcome)
		return outcome;
	comparison_hide(comparison_r);
	comparison_hint(comparison_r);
	return OK;
}

void comparison_hint(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++)
		for (size_t q = 0; q < comparison->requirement_count; q++) {
			struct comparison_cell *cell = &comparison->rows[i].cells[q];

			*cell = (struct comparison_cell){.hint = cell->note};
		}
}

static int number_compare(const void *a, const void *b)
{
	return strcmp(((const struct comparison_row *)a)->number,
		((const struct comparison_row *)b)->number);
}

void comparison_hide(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++) {
		struct comparison_row *row = &comparison->rows[i];

		row->letter = row->reason = NULL;
		row->place = row->by_hand = 0;
		for (size_t q = 0; q < comparison->requirement_count; q++)
			row->cells[q] = (struct comparison_cell){.note = row->cells[q].note};
	}
	qsort(comparison->rows, comparison->count, sizeof(*comparison->rows), number_compare);
	comparison_sums(comparison);
}

enum outcome comparison_read_all(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct comparison *comparison_r)
{
	enum outcome outcome;

	*comparison_r = (struct comparison){.live = true};
	outcome = db_structs(db, pool, ROWS("0 AS severely_disabled", ""), row_fields,
		&comparison_r->rows, &comparison_r->count,
		DB_VALUES(db_int(vacancy_id), db_int(COMPARISON_MOST + 1)));
	return outcome ? outcome : rest_read(db, pool, vacancy_id, 0, comparison_r);
}

enum outcome comparison_hold(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct problems *problems)
{
	const struct db_value vacancy = db_int(vacancy_id);
	struct db_rows *rows = NULL;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_rows(db, pool, "SELECT status FROM vacancy WHERE id = ?",
			DB_VALUES(vacancy), &rows);
	if (!outcome && (!rows->count || vacancy_final(db_text(rows, 0, "status")))) {
		problem_add(problems, "", "vacancy_final");
		return INVALID;
	}
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT id FROM comparison_version WHERE vacancy_id = ? FOR UPDATE",
			DB_VALUES(vacancy), &rows);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT application_id FROM placing WHERE vacancy_id = ? FOR UPDATE",
			DB_VALUES(vacancy), &rows);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT t.requirement_id FROM requirement q JOIN rating t"
			" ON t.requirement_id = q.id WHERE q.object_kind = ? AND q.object_id = ?"
			" FOR UPDATE",
			DB_VALUES(db_int(OBJECT_VACANCY), vacancy), &rows);
	return outcome;
}
