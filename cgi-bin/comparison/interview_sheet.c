/* Rating sheets of interviews. */
#include "comparison/interview_sheet.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/comparison_private.h"
#include "history/history.h"
#include "store/store.h"

static const struct db_field sheet_fields[] = {
	DB_FIELD(struct interview_sheet, invitation_id),
	DB_FIELD(struct interview_sheet, application_id),
	DB_FIELD(struct interview_sheet, vacancy_id),
	DB_FIELD(struct interview_sheet, appointment_id),
	DB_INSTANT(struct interview_sheet, starts_at),
	DB_FIELD(struct interview_sheet, appointment),
	DB_FIELD(struct interview_sheet, number),
	DB_FIELD(struct interview_sheet, surname),
	DB_FIELD(struct interview_sheet, first_name),
	DB_FIELD(struct interview_sheet, wrapped),
};

static const char *sheet_place(struct pool *pool, int64_t invitation_id, int64_t requirement_id)
{
	return pool_printf(pool, "interview-rating:%lld:%lld", (long long)invitation_id,
		(long long)requirement_id);
}

struct sheet_cell {
	int64_t invitation_id, application_id, requirement_id, value, rated;
	int64_t starts_at;
	struct db_cell note_sealed;
};

static const struct db_field cell_fields[] = {
	DB_FIELD(struct sheet_cell, invitation_id),
	DB_FIELD(struct sheet_cell, application_id),
	DB_FIELD(struct sheet_cell, requirement_id),
	DB_FIELD(struct sheet_cell, value),
	DB_FIELD(struct sheet_cell, rated),
	DB_INSTANT(struct sheet_cell, starts_at),
	DB_FIELD(struct sheet_cell, note_sealed),
};

#define CELLS \
	"SELECT r.invitation_id, i.application_id, r.requirement_id, r.value," \
	" r.value IS NOT NULL AS rated, s.starts_at, r.note_sealed FROM interview_rating r" \
	" JOIN requirement q ON q.id = r.requirement_id AND q.scale = r.scale" \
	" JOIN appointment_invitation i ON i.id = r.invitation_id" \
	" AND i.state IN ('asked', 'accepted')" \
	" JOIN appointment_slot s ON s.id = i.slot_id JOIN application a" \
	" ON a.id = i.application_id AND a.vacancy_id = i.vacancy_id"

/* NULL: none, or its key is destroyed. */
static enum outcome note_open(struct pool *pool, int64_t application_id,
	const struct db_cell *wrapped, const struct sheet_cell *cell, const char **note_r)
{
	uint8_t key[32];
	enum outcome outcome;

	*note_r = NULL;
	if (!cell->note_sealed.bytes || !wrapped->bytes)
		return OK;
	outcome = store_key_open(OBJECT_APPLICATION, application_id, wrapped, key);
	if (!outcome)
		*note_r = store_unseal(pool, key,
			sheet_place(pool, cell->invitation_id, cell->requirement_id),
			cell->note_sealed.bytes, cell->note_sealed.length);
	return outcome;
}

static struct comparison_cell *cell_at(
	const struct comparison *comparison, struct comparison_row *row, int64_t requirement_id)
{
	for (size_t i = 0; i < comparison->requirement_count; i++)
		if (comparison->requirements[i].id == requirement_id)
			return &row->cells[i];
	return NULL;
}

static enum outcome sheet_fill(struct db *db, struct pool *pool, struct interview_sheet *sheet)
{
	struct comparison *comparison = &sheet->comparison;
	struct sheet_cell *cells = NULL;
	size_t count = 0;
	enum outcome outcome =
		requirements_of(db, pool, (struct profile){OBJECT_VACANCY, sheet->vacancy_id},
			&comparison->requirements, &comparison->requirement_count);

	if (!outcome)
		outcome = db_structs(db, pool, CELLS " WHERE r.invitation_id = ?", cell_fields,
			&cells, &count, DB_VALUES(db_int(sheet->invitation_id)));
	if (outcome)
		return outcome;
	comparison->rows = POOL_NEW(pool, struct comparison_row);
	comparison->count = 1;
	comparison->rows[0] = (struct comparison_row){.id = sheet->application_id,
		.number = sheet->number,
		.surname = sheet->surname,
		.first_name = sheet->first_name,
		.wrapped = sheet->wrapped,
		.cells = POOL_ARRAY(
			pool, struct comparison_cell, comparison->requirement_count + 1)};
	for (size_t i = 0; !outcome && i < count; i++) {
		struct comparison_cell *cell =
			cell_at(comparison, &comparison->rows[0], cells[i].requirement_id);

		if (!cell)
			continue;
		cell->rated = cells[i].rated != 0;
		cell->value = cells[i].value;
		outcome = note_open(
			pool, sheet->application_id, &sheet->wrapped, &cells[i], &cell->note);
	}
	return outcome;
}

enum outcome interview_sheet_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t invitation_id, struct interview_sheet *sheet_r)
{
	enum outcome outcome;

	*sheet_r = (struct interview_sheet){0};
	outcome = db_struct(db, pool,
		"SELECT i.id AS invitation_id, i.application_id, i.vacancy_id, i.appointment_id,"
		" s.starts_at, t.name AS appointment, a.number, p.surname, p.first_name, k.wrapped"
		" FROM appointment_invitation i JOIN appointment_slot s ON s.id = i.slot_id"
		" JOIN appointment t ON t.id = i.appointment_id"
		" JOIN application a ON a.id = i.application_id AND a.vacancy_id = i.vacancy_id"
		" JOIN applicant p ON p.id = a.applicant_id"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id"
		" WHERE i.id = ? AND i.vacancy_id = ? AND i.state IN ('asked', 'accepted')"
		" AND " ACCESS_SEES_APPLICATION("a"),
		sheet_fields, sheet_r,
		DB_VALUES(db_int(invitation_id), db_int(vacancy_id),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ)));
	return outcome ? outcome : sheet_fill(db, pool, sheet_r);
}

static const char *note_of(const char *note)
{
	return text_blank(note) ? NULL : note;
}

/* False: it stays as it is, maybe with a problem. words: problem.sheet_long */
static bool cell_take(struct pool *pool, const struct interview_sheet *sheet,
	const struct rating_input *input, const char *scale, struct comparison_cell *cell,
	struct problems *problems)
{
	struct comparison_cell typed;
	const char *now = rating_code(pool, cell->rated, cell->value);

	if (!rating_parse(input->value, scale, &typed)) {
		bool points = text_equal(scale, "points");

		problem_add_of(problems, input->field, points ? "rating_points" : "rating_yes_no",
			input->value);
	} else if (input->note && text_length(input->note) > SHEET_NOTE_MAX)
		problem_add(problems, input->field, "sheet_long");
	else if (text_equal(rating_code(pool, typed.rated, typed.value), now)
		&& text_equal(note_of(input->note), note_of(cell->note)))
		return false;
	else if (!text_equal(input->shown, now)
		|| !text_equal(note_of(input->note_shown), note_of(cell->note)))
		problem_add_of(problems, input->field, "rating_meanwhile", now);
	else if (!comparison_opens(&sheet->comparison.rows[0]))
		problem_add(problems, input->field, "rating_gone");
	else {
		cell->rated = typed.rated;
		cell->value = typed.value;
		cell->note = note_of(input->note);
		return true;
	}
	return false;
}

static enum outcome cell_put(struct db *db, struct pool *pool, const struct principal *who,
	const struct interview_sheet *sheet, const struct requirement *requirement,
	const struct comparison_cell *cell)
{
	const void *sealed = NULL;
	size_t length = 0;
	uint8_t key[32];
	enum outcome outcome =
		store_key_open(OBJECT_APPLICATION, sheet->application_id, &sheet->wrapped, key);

	if (outcome)
		return outcome;
	if (cell->note)
		sealed = store_seal(pool, key,
			sheet_place(pool, sheet->invitation_id, requirement->id), cell->note,
			&length);
	return db_exec(db,
		"INSERT INTO interview_rating (invitation_id, requirement_id, scale, value,"
		" note_sealed, rated_at, rated_by) VALUES (?, ?, ?, ?, ?, ?, ?)"
		" ON DUPLICATE KEY UPDATE scale = VALUES(scale), value = VALUES(value),"
		" note_sealed = VALUES(note_sealed), rated_at = VALUES(rated_at),"
		" rated_by = VALUES(rated_by)",
		DB_VALUES(db_int(sheet->invitation_id), db_int(requirement->id),
			db_str(requirement->data.scale),
			cell->rated ? db_int(cell->value) : db_null(),
			sealed ? db_bytes(sealed, length) : db_null(),
			db_str(clock_sql(pool, clock_now())), db_int(who->id)),
		NULL);
}

static enum outcome cells_save(struct db *db, struct pool *pool, const struct principal *who,
	const struct interview_sheet *sheet, const struct rating_input *inputs, size_t count,
	struct problems *problems, size_t *saved_r)
{
	const struct comparison *comparison = &sheet->comparison;
	enum outcome outcome = OK;

	*saved_r = 0;
	for (size_t i = 0; !outcome && i < count; i++)
		for (size_t q = 0; !outcome && q < comparison->requirement_count; q++) {
			const struct requirement *requirement = &comparison->requirements[q];
			struct comparison_cell *cell = &comparison->rows[0].cells[q];

			if (requirement->id != inputs[i].requirement_id
				|| !cell_take(pool, sheet, &inputs[i], requirement->data.scale,
					cell, problems))
				continue;
			outcome = cell_put(db, pool, who, sheet, requirement, cell);
			++*saved_r;
		}
	return outcome;
}

static bool all_meanwhile(const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		if (!text_equal(problems->items[i].reason, "rating_meanwhile"))
			return false;
	return true;
}

/* words: history.interview_rated problem.sheet_early */
enum outcome interview_sheet_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t invitation_id, const struct rating_input *inputs, size_t count,
	struct problems *problems)
{
	struct interview_sheet sheet;
	size_t saved = 0;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = interview_sheet_get(db, pool, who, vacancy_id, invitation_id, &sheet);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, sheet.application_id);
	if (outcome)
		return outcome;
	if (sheet.starts_at > clock_now()) {
		problem_add(problems, "", "sheet_early");
		return INVALID;
	}
	outcome = cells_save(db, pool, who, &sheet, inputs, count, problems, &saved);
	if (!outcome && problems_any(problems))
		outcome = all_meanwhile(problems) ? CONFLICT : INVALID;
	return outcome || !saved ? outcome
				 : history_add(db, who, OBJECT_APPLICATION, sheet.application_id,
					 "interview_rated", NULL);
}

/* The source that a rating names; what is said there is German. */
static const char *source_of(struct pool *pool, int64_t starts_at, const char *note)
{
	const char *day = day_show(pool, clock_day(pool, starts_at), "de");

	return note ? pool_printf(pool, "Gespräch am %s: %s", day, note)
		    : pool_printf(pool, "Gespräch am %s", day);
}

/* Of several of the same application and requirement the last stays, where it is otherwise than in
 * the comparison. */
static enum outcome changes_find(struct pool *pool, const struct comparison *comparison,
	const struct sheet_cell *cells, size_t count, struct sheet_change *changes, size_t *count_r)
{
	enum outcome outcome = OK;

	*count_r = 0;
	for (size_t i = 0; !outcome && i < count; i++) {
		const struct comparison_row *row =
			comparison_row_of(comparison, cells[i].application_id);
		const struct comparison_cell *cell;
		const char *note = NULL;
		size_t q = 0;

		if (i + 1 < count && cells[i + 1].application_id == cells[i].application_id
			&& cells[i + 1].requirement_id == cells[i].requirement_id)
			continue;
		while (q < comparison->requirement_count
			&& comparison->requirements[q].id != cells[i].requirement_id)
			q++;
		if (!row || q == comparison->requirement_count || !comparison_opens(row))
			continue;
		outcome = note_open(pool, row->id, &row->wrapped, &cells[i], &note);
		note = source_of(pool, cells[i].starts_at, note);
		cell = &row->cells[q];
		if (cell->rated && cell->value == cells[i].value && text_equal(cell->note, note))
			continue;
		changes[(*count_r)++] = (struct sheet_change){row, q, cells[i].value, note};
	}
	return outcome;
}

enum outcome interview_sheets_open(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct comparison *comparison_r, struct sheet_change **changes_r,
	size_t *count_r)
{
	struct sheet_cell *cells = NULL;
	size_t count = 0;
	enum outcome outcome = comparison_read(db, pool, who, vacancy_id, 0, comparison_r);

	if (!outcome)
		outcome = db_structs(db, pool,
			CELLS " WHERE i.vacancy_id = ? AND r.value IS NOT NULL"
			      " ORDER BY i.application_id, r.requirement_id, s.starts_at, i.id",
			cell_fields, &cells, &count, DB_VALUES(db_int(vacancy_id)));
	if (outcome)
		return outcome;
	*changes_r = POOL_ARRAY(pool, struct sheet_change, count + 1);
	return changes_find(pool, comparison_r, cells, count, *changes_r, count_r);
}

static struct rating_input change_input(struct pool *pool, const struct comparison *comparison,
	const struct sheet_change *change, const char *reason)
{
	const struct comparison_cell *cell = &change->row->cells[change->requirement];

	return (struct rating_input){.field = "",
		.application_id = change->row->id,
		.requirement_id = comparison->requirements[change->requirement].id,
		.value = rating_code(pool, true, change->value),
		.shown = rating_code(pool, cell->rated, cell->value),
		.noted = true,
		.note = change->note,
		.note_shown = cell->note,
		.reasoned = true,
		.why = text_blank(reason) ? cell->why : reason};
}

/* words: history.interviews_taken problem.sheets_none */
enum outcome interview_sheets_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *reason, struct problems *problems)
{
	struct comparison comparison;
	struct sheet_change *changes = NULL;
	struct rating_input *inputs;
	size_t count = 0;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = interview_sheets_open(
			db, pool, who, vacancy_id, &comparison, &changes, &count);
	if (outcome)
		return outcome;
	if (!count)
		problem_add(problems, "", "sheets_none");
	else if (text_blank(reason) && (comparison.last || comparison.raters.active))
		problem_add(problems, "reason", "required");
	if (problems_any(problems))
		return INVALID;
	inputs = POOL_ARRAY(pool, struct rating_input, count);
	for (size_t i = 0; i < count; i++)
		inputs[i] = change_input(pool, &comparison, &changes[i], reason);
	outcome = rating_save(db, pool, who, vacancy_id, inputs, count, problems);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_VACANCY, vacancy_id, "interviews_taken",
			pool_printf(pool, "%zu", count));
	return outcome || !comparison.last ? outcome
					   : comparison_freeze(db, pool, who, vacancy_id, problems);
}
