/* Rating applications. */
#include "comparison/rating.h"

#include <stdlib.h>
#include <strings.h>

#include "base/clock.h"
#include "base/text.h"
#include "comparison/comparison_private.h"
#include "comparison/own_rating.h"
#include "history/history.h"
#include "store/store.h"

struct saving {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct comparison *comparison;
	struct problems *problems;
	const char *now;
	struct history_item *changed; /* one for each application, by id */
	size_t changed_count;
	bool own; /* of one of several raters: hers */
};

const char *rating_code(struct pool *pool, bool rated, int64_t value)
{
	return rated ? pool_printf(pool, "%lld", (long long)value) : "";
}

static bool among(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcasecmp(text, *words) == 0)
			return true;
	return false;
}

bool rating_parse(const char *typed, const char *scale, struct comparison_cell *cell_r)
{
	static const char *const yes[] = {"j", "ja", "y", "yes", "1", NULL};
	static const char *const no[] = {"n", "nein", "no", "0", NULL};

	*cell_r = (struct comparison_cell){.rated = !text_blank(typed)};
	if (!cell_r->rated)
		return true;
	if (text_equal(scale, "points"))
		return text_to_int(typed, 0, COMPARISON_POINTS, &cell_r->value);
	cell_r->value = among(typed, yes);
	return cell_r->value || among(typed, no);
}

static bool requirement_of(const struct comparison *comparison, int64_t id, size_t *at_r)
{
	for (size_t i = 0; i < comparison->requirement_count; i++)
		if (comparison->requirements[i].id == id) {
			*at_r = i;
			return true;
		}
	return false;
}

static bool same_note(const char *a, const char *b)
{
	return text_equal(text_blank(a) ? NULL : a, text_blank(b) ? NULL : b);
}

/* What the person changed is kept unless somebody else has changed it, too. */
static bool merges(const struct saving *saving, const struct rating_input *input, bool changes,
	bool moved, bool same, const char *now)
{
	if (!changes || same)
		return false;
	if (!moved)
		return true;
	problem_add_of(saving->problems, input->field, "rating_meanwhile", now);
	return false;
}

/* A text, sealed with the key of the application; nothing where there is none. */
static enum outcome text_seal(const struct saving *saving, const struct comparison_row *row,
	const char *place, const char *text, struct db_value *value_r)
{
	const void *sealed;
	size_t length = 0;
	uint8_t key[32];
	enum outcome outcome;

	*value_r = db_null();
	if (text_blank(text))
		return OK;
	outcome = store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key);
	if (outcome)
		return outcome;
	sealed = store_seal(saving->pool, key, place, text, &length);
	*value_r = db_bytes(sealed, length);
	return OK;
}

static enum outcome own_write(const struct saving *saving, const struct rating_input *input,
	const struct comparison_row *row, const char *scale, const struct comparison_cell *cell)
{
	struct db_value note;
	enum outcome outcome = text_seal(saving, row,
		seat_rating_place(saving->pool, row->id, input->requirement_id, saving->who->id),
		cell->note, &note);

	return outcome
		? outcome
		: db_exec(saving->db,
			"INSERT INTO seat_rating (application_id, requirement_id, staff_user_id,"
			" scale, value, note_sealed, rated_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
			" ON DUPLICATE KEY UPDATE scale = VALUES(scale), value = VALUES(value),"
			" note_sealed = VALUES(note_sealed), rated_at = VALUES(rated_at)",
			DB_VALUES(db_int(row->id), db_int(input->requirement_id),
				db_int(saving->who->id), db_str(scale),
				cell->rated ? db_int(cell->value) : db_null(), note,
				db_str(saving->now)),
			NULL);
}

static enum outcome cell_write(const struct saving *saving, const struct rating_input *input,
	const struct comparison_row *row, const char *scale, const struct comparison_cell *cell)
{
	struct db_value note, why;
	enum outcome outcome = text_seal(saving, row,
		rating_place(saving->pool, row->id, input->requirement_id), cell->note, &note);

	if (!outcome)
		outcome = text_seal(saving, row,
			rating_reason_place(saving->pool, row->id, input->requirement_id),
			cell->why, &why);
	return outcome
		? outcome
		: db_exec(saving->db,
			"INSERT INTO rating (application_id, requirement_id, scale, value,"
			" note_sealed, reason_sealed, rated_at, rated_by)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
			" scale = VALUES(scale), value = VALUES(value),"
			" note_sealed = VALUES(note_sealed),"
			" reason_sealed = VALUES(reason_sealed), rated_at = VALUES(rated_at),"
			" rated_by = VALUES(rated_by)",
			DB_VALUES(db_int(row->id), db_int(input->requirement_id), db_str(scale),
				cell->rated ? db_int(cell->value) : db_null(), note, why,
				db_str(saving->now), db_int(saving->who->id)),
			NULL);
}

static void changed_note(struct saving *saving, int64_t id)
{
	for (size_t i = 0; i < saving->changed_count; i++)
		if (saving->changed[i].id == id)
			return;
	saving->changed[saving->changed_count++] =
		(struct history_item){.id = id, .action = "rated"};
}

static void value_refuse(
	const struct saving *saving, const struct rating_input *input, const char *scale)
{
	bool points = text_equal(scale, "points");

	problem_add_of(saving->problems, input->field, points ? "rating_points" : "rating_yes_no",
		input->value);
}

/*
 * Where several rate, nobody rates for all: a value is what was agreed on once all have handed in,
 * with the reason where they differ, or it is another than theirs. In the blind stage who recruits
 * rates in no way.
 */
static bool value_free(const struct saving *saving, const struct rating_input *input,
	const struct comparison_cell *cell, const struct comparison_cell *typed)
{
	const struct raters *raters = &saving->comparison->raters;
	int64_t common = 0;

	if (saving->own || (!raters->active && !raters->blind))
		return true;
	if (!raters->active)
		problem_add(saving->problems, input->field, "rating_blind");
	else if (raters->open)
		problem_add(saving->problems, input->field, "rating_open");
	else if (typed->rated && text_blank(input->why)
		&& !(cell_common(cell, &common) && common == typed->value))
		problem_add(saving->problems, input->field, "rating_why");
	else
		return true;
	return false;
}

static bool cell_typed(const struct saving *saving, const struct rating_input *input,
	const char *scale, const struct comparison_row *row, struct comparison_cell *typed)
{
	if (saving->own && row->locked)
		problem_add(saving->problems, input->field, "rating_locked");
	else if (!rating_parse(input->value, scale, typed))
		value_refuse(saving, input, scale);
	else if ((input->noted && input->note && text_length(input->note) > RATING_NOTE_MAX)
		|| (input->why && text_length(input->why) > RATING_NOTE_MAX))
		problem_add(saving->problems, input->field, "rating_long");
	else
		return true;
	return false;
}

/* The cell as it is to be: of value, note and reason each what she typed, or as it is. False: it
 * stays as it is. */
static bool cell_merge(const struct saving *saving, const struct rating_input *input,
	const struct comparison_cell *typed, struct comparison_cell *cell)
{
	struct pool *pool = saving->pool;
	const char *now = rating_code(pool, cell->rated, cell->value);
	bool value = merges(saving, input,
		!text_equal(rating_code(pool, typed->rated, typed->value), input->shown),
		!text_equal(now, input->shown),
		typed->rated == cell->rated && typed->value == cell->value, now);
	bool note = input->noted
		&& merges(saving, input, !same_note(input->note, input->note_shown),
			!same_note(cell->note, input->note_shown),
			same_note(input->note, cell->note), cell->note ? cell->note : "");
	bool why = input->reasoned && !same_note(input->why, cell->why);

	if ((value || (why && cell->rated)) && !value_free(saving, input, cell, typed))
		return false;
	if (value)
		cell->rated = typed->rated, cell->value = typed->value;
	if (value || why)
		cell->why = cell->rated ? input->why : NULL;
	if (note)
		cell->note = input->note;
	return value || note || why;
}

static enum outcome cell_save(struct saving *saving, const struct rating_input *input)
{
	const struct comparison *comparison = saving->comparison;
	const struct comparison_row *row = comparison_row_of(comparison, input->application_id);
	struct comparison_cell typed, cell;
	const char *scale;
	size_t at = 0;

	if (!row || !requirement_of(comparison, input->requirement_id, &at)) {
		problem_add(saving->problems, "", "rating_gone");
		return OK;
	}
	scale = comparison->requirements[at].data.scale;
	cell = row->cells[at];
	if (!cell_typed(saving, input, scale, row, &typed)
		|| !cell_merge(saving, input, &typed, &cell))
		return OK;
	if (!comparison_opens(row)) {
		problem_add(saving->problems, input->field, "rating_gone");
		return OK;
	}
	changed_note(saving, row->id);
	return saving->own ? own_write(saving, input, row, scale, &cell)
			   : cell_write(saving, input, row, scale, &cell);
}

static int item_compare(const void *a, const void *b)
{
	int64_t left = ((const struct history_item *)a)->id;
	int64_t right = ((const struct history_item *)b)->id;

	return (left > right) - (left < right);
}

static bool any_meanwhile(const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		if (!text_equal(problems->items[i].reason, "rating_meanwhile"))
			return false;
	return true;
}

static enum outcome all_save(
	struct saving *saving, int64_t vacancy_id, const struct rating_input *inputs, size_t count)
{
	struct comparison *comparison = POOL_NEW(saving->pool, struct comparison);
	enum outcome outcome =
		comparison_hold(saving->db, saving->pool, vacancy_id, saving->problems);

	saving->now = clock_sql(saving->pool, clock_now());
	saving->comparison = comparison;
	if (!outcome)
		outcome = saving->own ? own_rating_read(
				  saving->db, saving->pool, saving->who, vacancy_id, comparison)
				      : comparison_read(saving->db, saving->pool, saving->who,
					      vacancy_id, 0, comparison);
	if (outcome)
		return outcome;
	saving->changed = POOL_ARRAY(saving->pool, struct history_item, comparison->count + 1);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = cell_save(saving, &inputs[i]);
	if (!outcome && problems_any(saving->problems))
		outcome = any_meanwhile(saving->problems) ? CONFLICT : INVALID;
	if (outcome || !saving->changed_count)
		return outcome;
	qsort(saving->changed, saving->changed_count, sizeof(*saving->changed), item_compare);
	outcome = requirements_fix(saving->db, saving->pool, saving->who, vacancy_id);
	return outcome ? outcome
		       : history_add_many(saving->db, saving->who, OBJECT_APPLICATION,
			       saving->changed, saving->changed_count);
}

enum outcome rating_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct rating_input *inputs, size_t count,
	struct problems *problems)
{
	struct saving saving = {.db = db, .pool = pool, .who = who, .problems = problems};

	return all_save(&saving, vacancy_id, inputs, count);
}

enum outcome own_rating_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct rating_input *inputs, size_t count,
	struct problems *problems)
{
	struct saving saving = {
		.db = db, .pool = pool, .who = who, .problems = problems, .own = true};

	return all_save(&saving, vacancy_id, inputs, count);
}

/* The values on which all agree, where nothing was agreed on yet. */
static size_t common_inputs(
	struct pool *pool, const struct comparison *comparison, struct rating_input *inputs)
{
	size_t count = 0;

	for (size_t r = 0; r < comparison->count; r++)
		for (size_t q = 0; q < comparison->requirement_count; q++) {
			const struct comparison_cell *cell = &comparison->rows[r].cells[q];
			int64_t value = 0;

			if (cell->rated || !cell_common(cell, &value)
				|| !comparison_opens(&comparison->rows[r]))
				continue;
			inputs[count++] = (struct rating_input){.field = "",
				.application_id = comparison->rows[r].id,
				.requirement_id = comparison->requirements[q].id,
				.value = rating_code(pool, true, value),
				.shown = ""};
		}
	return count;
}

enum outcome rating_agree(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *agreed_r)
{
	struct comparison comparison;
	struct rating_input *inputs;
	size_t count;
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = comparison_read(db, pool, who, vacancy_id, 0, &comparison);
	if (outcome)
		return outcome;
	if (comparison.raters.active && comparison.raters.open) {
		problem_add(problems, "", "rating_open");
		return INVALID;
	}
	inputs = POOL_ARRAY(
		pool, struct rating_input, comparison.count * comparison.requirement_count + 1);
	count = common_inputs(pool, &comparison, inputs);
	*agreed_r = (int64_t)count;
	return rating_save(db, pool, who, vacancy_id, inputs, count, problems);
}
