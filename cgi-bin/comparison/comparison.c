/* Reading the comparison of a vacancy's applications. */
#include "comparison/comparison_private.h"

#include <stdlib.h>
#include <string.h>

#include "access/hold.h"
#include "base/text.h"
#include "recruiting/vacancy.h"

static const struct db_field row_fields[] = {
	DB_FIELD(struct comparison_row, id),
	DB_FIELD(struct comparison_row, number),
	DB_FIELD(struct comparison_row, surname),
	DB_FIELD(struct comparison_row, first_name),
	DB_FIELD(struct comparison_row, status),
	DB_FIELD(struct comparison_row, severely_disabled),
	DB_FIELD(struct comparison_row, seen_by),
	DB_FIELD(struct comparison_row, letter),
	DB_FIELD(struct comparison_row, place),
	DB_FIELD(struct comparison_row, by_hand),
	DB_FIELD(struct comparison_row, sent),
	DB_FIELD(struct comparison_row, last),
	DB_FIELD(struct comparison_row, excluded),
	DB_FIELD(struct comparison_row, reason_sealed),
	DB_FIELD(struct comparison_row, wrapped),
};

#define ROWS(seen_by, condition) \
	"SELECT STRAIGHT_JOIN a.id, a.number, p.surname, p.first_name, a.status," \
	" a.severely_disabled, " seen_by " AS seen_by, g.letter, g.place," \
	" IFNULL(g.by_hand, 0) AS by_hand, g.reason_sealed, k.wrapped," \
	" EXISTS (SELECT 1 FROM comparison_version n JOIN comparison_part o" \
	" ON o.version_id = n.id AND o.application_id = a.id" \
	" WHERE n.vacancy_id = a.vacancy_id) AS sent," \
	" (SELECT COALESCE(MAX(l.number), 0) FROM comparison_version l" \
	" WHERE l.vacancy_id = a.vacancy_id) AS last, EXISTS (SELECT 1" \
	" FROM vacancy_exclusion e WHERE e.vacancy_id = a.vacancy_id) AS excluded" \
	" FROM application a JOIN applicant p ON p.id = a.applicant_id" \
	" LEFT JOIN placing g ON g.application_id = a.id AND g.vacancy_id = a.vacancy_id" \
	" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id" \
	" WHERE a.vacancy_id = ? AND (a.status IN ('vorauswahl', 'bewerbungsvergleich'," \
	" 'einladung', 'gespraech', 'auswahlentscheidung', 'beteiligung_gremien'," \
	" 'einstellungsprozess', 'einstellung') OR a.status IN ('abgesagt'," \
	" 'bewerber_zieht_zurueck', 'vermittlung_fehlgeschlagen')" \
	" AND g.letter IS NOT NULL)" condition \
	" ORDER BY g.place IS NULL, g.place, g.letter IS NULL, g.letter, p.surname, a.id LIMIT ?"

/* The roles by which she sees an application, asked for once: the mark follows from them. */
#define ROLES \
	"(SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_SIGHT \
	" AND vr.vacancy_id = a.vacancy_id AND sr.status = a.status AND" ACCESS_SIGHT("vr", "a") \
		ACCESS_NOT_BIASED ")"

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

/* The last version: its rows say it, where there are any. */
static enum outcome last_read(
	struct db *db, int64_t vacancy_id, int64_t application_id, struct comparison *comparison)
{
	if (comparison->count)
		comparison->last = comparison->rows[0].last;
	return comparison->count || application_id
		? OK
		: db_get_int(db,
			"SELECT COALESCE(MAX(number), 0)"
			" FROM comparison_version WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &comparison->last);
}

/* Requirements, and of all together classes; then, with the rows there, what belongs to them. */
static enum outcome frame_read(struct db *db, struct pool *pool, int64_t vacancy_id, bool all,
	struct comparison *comparison)
{
	const struct profile profile = {OBJECT_VACANCY, vacancy_id};
	enum outcome outcome = requirements_of(
		db, pool, profile, &comparison->requirements, &comparison->requirement_count);

	if (!outcome && all)
		outcome = ranking_classes(
			db, pool, vacancy_id, &comparison->classes, &comparison->class_count);
	return outcome;
}

static enum outcome rest_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct comparison *comparison)
{
	bool excluded = comparison->count && comparison->rows[0].excluded;
	enum outcome outcome = frame_read(db, pool, vacancy_id, application_id == 0, comparison);

	if (!outcome)
		outcome = last_read(db, vacancy_id, application_id, comparison);
	comparison->many = comparison->count > COMPARISON_MOST;
	if (comparison->many)
		comparison->count = COMPARISON_MOST;
	if (!outcome)
		outcome = comparison_cells_read(
			db, pool, vacancy_id, application_id, excluded, comparison);
	if (!outcome)
		comparison_sums(comparison);
	return outcome;
}

/* The mark of whom she sees by no role that it is shown to (ACC-16). */
static void marks_hide(struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++)
		if (!(comparison->rows[i].seen_by & ACCESS_MARK_ROLES))
			comparison->rows[i].severely_disabled = false;
}

enum outcome comparison_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, struct comparison *comparison_r)
{
	enum outcome outcome;

	*comparison_r = (struct comparison){.live = true};
	outcome = db_structs(db, pool, ROWS(ROLES, " AND (? = 0 OR a.id = ?) HAVING seen_by"),
		row_fields, &comparison_r->rows, &comparison_r->count,
		DB_VALUES(ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(vacancy_id),
			db_int(application_id), db_int(application_id),
			db_int(COMPARISON_MOST + 1)));
	marks_hide(comparison_r);
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
		ROWS("0",
			" AND a.status IN (SELECT sr.status FROM application_sight sr"
			" WHERE sr.role_id = ? AND sr.on_condition IN ('', 'seat'))"),
		row_fields, &comparison_r->rows, &comparison_r->count,
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(COMPARISON_MOST + 1)));
	marks_hide(comparison_r);
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
	outcome = db_structs(db, pool, ROWS("0", ""), row_fields, &comparison_r->rows,
		&comparison_r->count, DB_VALUES(db_int(vacancy_id), db_int(COMPARISON_MOST + 1)));
	marks_hide(comparison_r);
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
