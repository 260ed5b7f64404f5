/* Rating applications. */
#include "comparison/rating.h"

#include <stdlib.h>
#include <strings.h>

#include "base/clock.h"
#include "base/text.h"
#include "comparison/comparison_private.h"
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
	bool conflict;
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

/* What was typed, on the scale of its requirement; false: it is none of it. */
static bool value_parse(const char *typed, const char *scale, struct comparison_cell *cell_r)
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

static enum outcome cell_write(const struct saving *saving, const struct rating_input *input,
	const struct comparison_row *row, const char *scale, const struct comparison_cell *cell)
{
	const void *sealed = NULL;
	size_t length = 0;
	uint8_t key[32];

	if (!text_blank(cell->note)) {
		enum outcome outcome =
			store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key);

		if (outcome)
			return outcome;
		sealed = store_seal(saving->pool, key,
			rating_place(saving->pool, row->id, input->requirement_id), cell->note,
			&length);
	}
	return db_exec(saving->db,
		"INSERT INTO rating (application_id, requirement_id, scale, value, note_sealed,"
		" rated_at, rated_by) VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
		" scale = VALUES(scale), value = VALUES(value), note_sealed = VALUES(note_sealed),"
		" rated_at = VALUES(rated_at), rated_by = VALUES(rated_by)",
		DB_VALUES(db_int(row->id), db_int(input->requirement_id), db_str(scale),
			cell->rated ? db_int(cell->value) : db_null(),
			sealed ? db_bytes(sealed, length) : db_null(), db_str(saving->now),
			db_int(saving->who->id)),
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

/* Of the value and of the note, each: typed by her, or as it is. */
static enum outcome cell_save(struct saving *saving, const struct rating_input *input)
{
	const struct comparison *comparison = saving->comparison;
	const struct comparison_row *row = comparison_row_of(comparison, input->application_id);
	struct pool *pool = saving->pool;
	struct comparison_cell typed, cell;
	const char *scale, *now;
	bool value, note;
	size_t at = 0;

	if (!row || !requirement_of(comparison, input->requirement_id, &at)) {
		problem_add(saving->problems, "", "rating_gone");
		return OK;
	}
	scale = comparison->requirements[at].data.scale;
	cell = row->cells[at];
	if (!value_parse(input->value, scale, &typed)) {
		value_refuse(saving, input, scale);
		return OK;
	}
	if (input->noted && input->note && text_length(input->note) > RATING_NOTE_MAX) {
		problem_add(saving->problems, input->field, "rating_long");
		return OK;
	}
	now = rating_code(pool, cell.rated, cell.value);
	value = merges(saving, input,
		!text_equal(rating_code(pool, typed.rated, typed.value), input->shown),
		!text_equal(now, input->shown),
		typed.rated == cell.rated && typed.value == cell.value, now);
	note = input->noted
		&& merges(saving, input, !same_note(input->note, input->note_shown),
			!same_note(cell.note, input->note_shown), same_note(input->note, cell.note),
			cell.note ? cell.note : "");
	if (!value && !note)
		return OK;
	if (value)
		cell.rated = typed.rated, cell.value = typed.value;
	if (note)
		cell.note = input->note;
	changed_note(saving, row->id);
	return cell_write(saving, input, row, scale, &cell);
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

enum outcome rating_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct rating_input *inputs, size_t count,
	struct problems *problems)
{
	struct comparison comparison;
	struct saving saving = {.db = db,
		.pool = pool,
		.who = who,
		.comparison = &comparison,
		.problems = problems,
		.now = clock_sql(pool, clock_now())};
	enum outcome outcome = comparison_hold(db, pool, vacancy_id, problems);

	if (!outcome)
		outcome = comparison_read(db, pool, who, vacancy_id, 0, &comparison);
	if (outcome)
		return outcome;
	saving.changed = POOL_ARRAY(pool, struct history_item, comparison.count + 1);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = cell_save(&saving, &inputs[i]);
	if (!outcome && problems_any(problems))
		outcome = any_meanwhile(problems) ? CONFLICT : INVALID;
	if (outcome || !saving.changed_count)
		return outcome;
	qsort(saving.changed, saving.changed_count, sizeof(*saving.changed), item_compare);
	outcome = requirements_fix(db, pool, who, vacancy_id);
	return outcome ? outcome
		       : history_add_many(
			       db, who, OBJECT_APPLICATION, saving.changed, saving.changed_count);
}
