/* Classes and places in a comparison. */
#include "comparison/placing.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/text.h"
#include "comparison/blind.h"
#include "comparison/comparison_private.h"
#include "history/history.h"
#include "store/store.h"

struct placing {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	int64_t vacancy_id;
	const struct comparison *comparison;
	const char *reason, *now;
	struct problems *problems;
	struct history_item *changed;
	size_t changed_count;
	bool meanwhile;
};

static const char *letter_of(const char *letter)
{
	return text_empty(letter) ? NULL : letter;
}

static bool class_known(const struct comparison *comparison, const char *letter)
{
	for (size_t i = 0; i < comparison->class_count; i++)
		if (text_equal(comparison->classes[i].letter, letter))
			return true;
	return !letter;
}

/* The one place that writes class and place. Whoever is given neither by hand is placed by the rule
 * again. */
static enum outcome placing_write(struct placing *placing, const struct comparison_row *row,
	const struct placing_input *input)
{
	const void *sealed = NULL;
	size_t length = 0;
	uint8_t key[32];
	enum outcome outcome = OK;

	if (!text_blank(placing->reason)) {
		outcome = store_key_open(OBJECT_APPLICATION, row->id, &row->wrapped, key);
		if (outcome)
			return outcome;
		sealed = store_seal(placing->pool, key, PLACING_PLACE, placing->reason, &length);
	}
	placing->changed[placing->changed_count++] =
		(struct history_item){.id = row->id, .action = "placed"};
	return db_exec(placing->db,
		"INSERT INTO placing (application_id, vacancy_id, letter, place, by_hand,"
		" reason_sealed, version, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
		" ?) ON DUPLICATE KEY UPDATE vacancy_id = VALUES(vacancy_id),"
		" letter = VALUES(letter), place = VALUES(place),"
		" by_hand = VALUES(by_hand), reason_sealed = VALUES(reason_sealed),"
		" version = VALUES(version), changed_at = VALUES(changed_at),"
		" changed_by = VALUES(changed_by)",
		DB_VALUES(db_int(row->id), db_int(placing->vacancy_id),
			db_str(letter_of(input->letter)), db_id(input->place),
			db_bool(!input->by_rule && (letter_of(input->letter) || input->place)),
			sealed ? db_bytes(sealed, length) : db_null(),
			db_int(placing->comparison->last + 1), db_str(placing->now),
			db_int(placing->who->id)),
		NULL);
}

/* Was it in this form already? */
static bool was_set(const struct placing *placing, int64_t id)
{
	for (size_t i = 0; i < placing->changed_count; i++)
		if (placing->changed[i].id == id)
			return true;
	return false;
}

static enum outcome one_set(struct placing *placing, const struct placing_input *input)
{
	const struct comparison_row *row =
		comparison_row_of(placing->comparison, input->application_id);
	const char *letter = letter_of(input->letter);

	if (!row) {
		problem_add(placing->problems, "", "rating_gone");
		return OK;
	}
	if (text_equal(letter, letter_of(input->letter_shown))
		&& input->place == input->place_shown)
		return OK;
	if (was_set(placing, row->id))
		return OK;
	if (text_equal(letter, row->letter) && input->place == row->place)
		return OK;
	if (!comparison_opens(row)) {
		problem_add(placing->problems, input->field, "rating_gone");
		return OK;
	}
	if (!class_known(placing->comparison, letter)) {
		problem_add(placing->problems, input->field, "placing_class");
		return OK;
	}
	if (input->place < 0 || input->place > PLACING_PLACE_MAX) {
		problem_add(placing->problems, input->field, "placing_place");
		return OK;
	}
	if (!text_equal(row->letter, letter_of(input->letter_shown))
		|| row->place != input->place_shown) {
		placing->meanwhile = true;
		problem_add_of(placing->problems, input->field, "placing_meanwhile",
			pool_printf(placing->pool, "%s %lld", row->letter ? row->letter : "–",
				(long long)row->place));
		return OK;
	}
	return placing_write(placing, row, input);
}

static int item_compare(const void *a, const void *b)
{
	int64_t left = ((const struct history_item *)a)->id;
	int64_t right = ((const struct history_item *)b)->id;

	return (left > right) - (left < right);
}

/* By hand, and of what was sent, always. */
static bool reason_missing(const struct placing *placing, const struct placing_input *inputs)
{
	return placing->changed_count && text_blank(placing->reason)
		&& (placing->comparison->last || !inputs[0].by_rule);
}

static enum outcome all_set(
	struct placing *placing, const struct placing_input *inputs, size_t count)
{
	enum outcome outcome = OK;

	placing->changed =
		POOL_ARRAY(placing->pool, struct history_item, placing->comparison->count + 1);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = one_set(placing, &inputs[i]);
	if (!outcome && reason_missing(placing, inputs))
		problem_add(placing->problems, "reason", "required");
	if (!outcome && problems_any(placing->problems))
		outcome = placing->meanwhile ? CONFLICT : INVALID;
	if (outcome || !placing->changed_count)
		return outcome;
	qsort(placing->changed, placing->changed_count, sizeof(*placing->changed), item_compare);
	outcome = history_add_many(placing->db, placing->who, OBJECT_APPLICATION, placing->changed,
		placing->changed_count);
	if (!outcome)
		outcome = blind_end_if_classed(
			placing->db, placing->pool, placing->who, placing->vacancy_id);
	return outcome || !placing->comparison->last
		? outcome
		: comparison_freeze(placing->db, placing->pool, placing->who, placing->vacancy_id,
			placing->problems);
}

static enum outcome placing_begin(struct placing *placing, struct comparison *comparison)
{
	enum outcome outcome =
		comparison_hold(placing->db, placing->pool, placing->vacancy_id, placing->problems);

	if (!outcome)
		outcome = comparison_read_all(
			placing->db, placing->pool, placing->vacancy_id, comparison);
	placing->comparison = comparison;
	placing->now = clock_sql(placing->pool, clock_now());
	return outcome;
}

enum outcome placing_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct placing_input *inputs, size_t count, const char *reason,
	struct problems *problems)
{
	struct comparison comparison;
	struct placing placing = {.db = db,
		.pool = pool,
		.who = who,
		.vacancy_id = vacancy_id,
		.reason = reason,
		.problems = problems};
	enum outcome outcome = placing_begin(&placing, &comparison);

	return outcome ? outcome : all_set(&placing, inputs, count);
}

/* By sum, the highest first; those placed by hand keep what they have. */
static int sum_compare(const void *a, const void *b)
{
	const struct comparison_row *left = *(const struct comparison_row *const *)a;
	const struct comparison_row *right = *(const struct comparison_row *const *)b;

	if (left->unmet != right->unmet)
		return left->unmet ? 1 : -1;
	if (left->sum != right->sum)
		return left->sum < right->sum ? 1 : -1;
	return (left->id > right->id) - (left->id < right->id);
}

static const char *class_by_rule(
	const struct comparison *comparison, const struct comparison_row *row, int64_t percent)
{
	size_t last = comparison->class_count - 1, second = last > 1 ? 1 : last;

	if (row->unmet)
		return comparison->classes[last].letter;
	return comparison->classes[row->sum * 100 >= percent * comparison->most ? 0 : second]
		.letter;
}

/* The next place that nobody has by hand. */
static int64_t place_next(const struct comparison *comparison, int64_t place)
{
	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->rows[i].by_hand && comparison->rows[i].place == place)
			return place_next(comparison, place + 1);
	return place;
}

static size_t rule_apply(struct pool *pool, const struct comparison *comparison, int64_t percent,
	struct placing_input *inputs)
{
	const struct comparison_row **rows =
		POOL_ARRAY(pool, const struct comparison_row *, comparison->count + 1);
	size_t count = 0;
	int64_t place = 0;

	for (size_t i = 0; i < comparison->count; i++)
		if (comparison->rows[i].rated && !comparison->rows[i].by_hand
			&& comparison_opens(&comparison->rows[i]))
			rows[count++] = &comparison->rows[i];
	qsort(rows, count, sizeof(*rows), sum_compare);
	for (size_t i = 0; i < count; i++) {
		bool equal = i && rows[i]->sum == rows[i - 1]->sum
			&& rows[i]->unmet == rows[i - 1]->unmet;

		place = place_next(comparison, place + 1);
		inputs[i] = (struct placing_input){.field = "",
			.application_id = rows[i]->id,
			.letter = class_by_rule(comparison, rows[i], percent),
			.letter_shown = rows[i]->letter,
			.place = equal ? inputs[i - 1].place : place,
			.place_shown = rows[i]->place,
			.by_rule = true};
	}
	return count;
}

enum outcome placing_by_rule(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t percent, const char *reason, struct problems *problems)
{
	struct comparison comparison;
	struct placing placing = {.db = db,
		.pool = pool,
		.who = who,
		.vacancy_id = vacancy_id,
		.reason = reason,
		.problems = problems};
	struct placing_input *inputs;
	enum outcome outcome = placing_begin(&placing, &comparison);

	if (outcome)
		return outcome;
	inputs = POOL_ARRAY(pool, struct placing_input, comparison.count + 1);
	return all_set(&placing, inputs, rule_apply(pool, &comparison, percent, inputs));
}
