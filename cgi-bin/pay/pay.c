/* What a pay grade earns. */
#include "pay/pay.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "pay/grade.h"

#define CENTS 100

/* What a grade earns by one table. */
struct pay_amounts {
	int64_t table_id;
	const char *grade;
	int64_t min, max;
	const char *name, *valid_from, *source, *hours;
	bool example;
};

static const struct db_field pay_amounts_fields[] = {
	DB_FIELD(struct pay_amounts, table_id),
	DB_FIELD(struct pay_amounts, grade),
	DB_FIELD(struct pay_amounts, min),
	DB_FIELD(struct pay_amounts, max),
	DB_FIELD(struct pay_amounts, name),
	DB_FIELD(struct pay_amounts, valid_from),
	DB_FIELD(struct pay_amounts, source),
	DB_FIELD(struct pay_amounts, hours),
	DB_FIELD(struct pay_amounts, example),
};

/* Is this table released? Two values: one that is as if, one that is as if not. */
#define RELEASED(t) \
	" (" t ".id = ? OR (" t ".released_at IS NOT NULL AND " t ".withdrawn_at IS NULL AND " t \
	".id <> ?))"

enum outcome pay_day_if(struct db *db, struct pool *pool, const char *day, int64_t released,
	int64_t withdrawn, struct pay_day *day_r)
{
	/* clang-format off */
	struct pay_amounts *amounts = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT t.id AS table_id, a.grade, MIN(a.cents) AS min, MAX(a.cents) AS max,"
		" t.name, t.valid_from, t.source, t.hours,"
		" t.example FROM pay_table t JOIN pay_table_amount a ON a.table_id = t.id"
		" WHERE" RELEASED("t") " AND t.valid_from <= ?"
		" AND NOT EXISTS (SELECT 1 FROM pay_table n WHERE n.name = t.name AND" RELEASED("n")
		" AND n.valid_from <= ? AND n.valid_from > t.valid_from)"
		" GROUP BY t.id, a.grade, t.name, t.valid_from, t.source, t.hours, t.example",
		pay_amounts_fields, &amounts, &count,
		DB_VALUES(db_int(released), db_int(withdrawn), db_str(day), db_int(released),
			db_int(withdrawn), db_str(day)));
	/* clang-format on */

	*day_r = (struct pay_day){amounts, count};
	return outcome;
}

enum outcome pay_day_read(struct db *db, struct pool *pool, const char *day, struct pay_day *day_r)
{
	return pay_day_if(db, pool, day, 0, 0, day_r);
}

/* Adds a grade to what is known of a span. */
static void pay_add(struct pay *pay, const struct pay_amounts *row)
{
	bool first = pay->table_id == 0;

	*pay = (struct pay){
		.table_id = row->table_id,
		.min = first || row->min < pay->min ? row->min : pay->min,
		.max = first || row->max > pay->max ? row->max : pay->max,
		.table = row->name,
		.valid_from = row->valid_from,
		.source = row->source,
		.hours = row->hours,
		.example = row->example,
	};
}

/* The table with both ends of the span; 0: there is none. */
static int64_t table_of(const struct pay_day *day, const char *first, const char *last)
{
	for (size_t i = 0; i < day->count; i++) {
		if (!text_equal(day->amounts[i].grade, first))
			continue;
		for (size_t k = 0; k < day->count; k++)
			if (day->amounts[k].table_id == day->amounts[i].table_id
				&& text_equal(day->amounts[k].grade, last))
				return day->amounts[i].table_id;
	}
	return 0;
}

/* Training and the Vorbereitungsdienst have allowances of their own. */
static bool is_training(const char *pay_grade, const char *post_kind)
{
	return text_equal(post_kind, "ausbildung")
		|| (text_equal(post_kind, "trainee") && grade_within(pay_grade, "A4", "A16"));
}

struct pay pay_of(
	struct pool *pool, const struct pay_day *day, const char *pay_grade, const char *post_kind)
{
	const char *first, *last;
	struct pay pay = {0};

	if (!grade_ends(pool, pay_grade, &first, &last) || is_training(first, post_kind))
		return pay;
	int64_t table = table_of(day, first, last);
	for (size_t i = 0; table && i < day->count; i++)
		if (day->amounts[i].table_id == table
			&& grade_within(day->amounts[i].grade, first, last))
			pay_add(&pay, &day->amounts[i]);
	return pay;
}

enum outcome pay_hold(struct db *db, struct pool *pool, const char *pay_grade,
	const char *post_kind, struct pay *pay_r)
{
	struct db_rows *state = NULL;
	struct pay_day day;
	enum outcome outcome = db_rows(db, pool,
		"SELECT version FROM pay_state WHERE id = 1 LOCK IN SHARE MODE", DB_NONE, &state);

	if (!outcome)
		outcome = pay_day_read(db, pool, clock_today(pool), &day);
	if (!outcome)
		*pay_r = pay_of(pool, &day, pay_grade, post_kind);
	return outcome;
}

enum outcome pay_why_none(struct db *db, struct pool *pool, const char *pay_grade,
	const char *post_kind, const char *day, const char **why_r, const char **from_r)
{
	struct db_rows *rows = NULL;
	const char *first, *last;

	*why_r = "unknown";
	*from_r = NULL;
	if (!grade_ends(pool, pay_grade, &first, &last))
		return OK;
	if (is_training(first, post_kind)) {
		*why_r = "training";
		return OK;
	}
	enum outcome outcome = db_rows(db, pool,
		"SELECT MIN(IF(t.released_at IS NOT NULL AND t.withdrawn_at IS NULL AND"
		" t.valid_from > ?,"
		" t.valid_from, NULL)) AS later,"
		" SUM(t.released_at IS NULL OR t.withdrawn_at IS NOT NULL) AS unreleased"
		" FROM pay_table t JOIN pay_table_amount a ON a.table_id = t.id AND a.grade = ?"
		" JOIN pay_table_amount b ON b.table_id = t.id AND b.grade = ?"
		" AND b.step = (SELECT MIN(step) FROM pay_table_amount WHERE table_id = t.id AND"
		" grade = b.grade)"
		" WHERE NOT t.removed",
		DB_VALUES(db_str(day), db_str(first), db_str(last)), &rows);
	if (outcome)
		return outcome;
	*from_r = db_text(rows, 0, "later");
	if (*from_r)
		*why_r = "later";
	else if (db_number(rows, 0, "unreleased") > 0)
		*why_r = "unreleased";
	return OK;
}

char *pay_sentence(struct pool *pool, const char *pay_grade, int64_t min, int64_t max, bool example,
	const struct pay_words *words)
{
	const char *low = text_number(pool, min / CENTS, words->lang);
	const char *high = text_number(pool, max / CENTS, words->lang);
	const char *month = example ? words->example : words->month;

	if (text_equal(low, high))
		return pool_printf(pool, "%s, %s %s", grade_show(pool, pay_grade), low, month);
	return pool_printf(
		pool, "%s, %s %s %s %s", grade_show(pool, pay_grade), low, words->to, high, month);
}

const char *pay_hours(struct pool *pool, const char *hours, const char *lang)
{
	char *shown = pool_strdup(pool, hours);
	char *comma = shown ? strchr(shown, ',') : NULL;

	if (comma && !text_equal(lang, "de"))
		*comma = '.';
	return shown;
}
