/* Pay tables as administrators keep them. */
#include "pay/pay_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "pay/grade.h"
#include "pay/hours.h"

#define STATE \
	" CASE WHEN t.released_at IS NULL THEN 'draft' WHEN t.withdrawn_at IS NULL" \
	" THEN 'released'" \
	" ELSE 'withdrawn' END"
#define NAME_OF(column) \
	" (SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s WHERE s.id = t." column ")"

enum outcome pay_table_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);

	/* clang-format off */
	return db_rows(db, pool,
		"SELECT t.id, t.name, t.valid_from, t.source, t.hours, t.example," STATE
		" AS state,"
		" t.faulty IS NOT NULL AS faulty, (SELECT COUNT(DISTINCT grade) FROM"
		" pay_table_amount WHERE table_id = t.id) AS grades,"
		" t.released_at IS NOT NULL AND t.withdrawn_at IS NULL AND t.valid_from <= ?"
		" AND NOT EXISTS (SELECT 1 FROM public_pay_table n WHERE n.name = t.name"
		" AND n.valid_from <= ? AND n.valid_from > t.valid_from) AS counts,"
		" t.released_at," NAME_OF("released_by") " AS released_by"
		" FROM pay_table t WHERE NOT t.removed ORDER BY t.name, t.valid_from"
		" DESC, t.id DESC",
		DB_VALUES(db_str(today), db_str(today)), rows_r);
	/* clang-format on */
}

/* A row of amounts, to be put in order. */
struct amount_row {
	const char *grade;
	int64_t step;
	const struct db_cell *cells;
};

static int amount_compare(const void *a, const void *b)
{
	const struct amount_row *left = a, *right = b;
	int order = grade_compare(left->grade, right->grade);

	return order ? order : (left->step > right->step) - (left->step < right->step);
}

static enum outcome amounts_read(
	struct db *db, struct pool *pool, int64_t id, const struct db_rows **rows_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT grade, step, cents FROM pay_table_amount WHERE table_id = ?",
		DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	struct amount_row *order = POOL_ARRAY(pool, struct amount_row, rows->count + 1);
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, rows->count * rows->columns + 1);
	for (size_t i = 0; i < rows->count; i++)
		order[i] = (struct amount_row){
			db_text(rows, i, "grade"), db_number(rows, i, "step"), db_cell(rows, i, 0)};
	qsort(order, rows->count, sizeof(*order), amount_compare);
	for (size_t i = 0; i < rows->count; i++)
		memcpy(&cells[i * rows->columns], order[i].cells, rows->columns * sizeof(*cells));
	rows->cells = cells;
	*rows_r = rows;
	return OK;
}

/* A table as it is read; faulty: its amounts as they were typed. */
struct pay_table_row {
	struct pay_table table;
	const char *faulty;
};

static const struct db_field pay_table_fields[] = {
	DB_FIELD_AS(struct pay_table_row, table.id, "id"),
	DB_FIELD_AS(struct pay_table_row, table.data.name, "name"),
	DB_FIELD_AS(struct pay_table_row, table.data.valid_from, "valid_from"),
	DB_FIELD_AS(struct pay_table_row, table.data.hours, "hours"),
	DB_FIELD_AS(struct pay_table_row, table.data.source, "source"),
	DB_FIELD_AS(struct pay_table_row, table.data.example, "example"),
	DB_FIELD_AS(struct pay_table_row, table.data.version, "version"),
	DB_FIELD_AS(struct pay_table_row, table.state, "state"),
	DB_FIELD_AS(struct pay_table_row, table.changed_at, "changed_at"),
	DB_FIELD_AS(struct pay_table_row, table.changed_by, "changed_by"),
	DB_FIELD_AS(struct pay_table_row, table.released_at, "released_at"),
	DB_FIELD_AS(struct pay_table_row, table.released_by, "released_by"),
	DB_FIELD_AS(struct pay_table_row, table.withdrawn_at, "withdrawn_at"),
	DB_FIELD_AS(struct pay_table_row, table.withdrawn_by, "withdrawn_by"),
	DB_FIELD(struct pay_table_row, faulty),
};

enum outcome pay_table_get(struct db *db, struct pool *pool, int64_t id, struct pay_table *table_r)
{
	/* clang-format off */
	struct pay_table_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT t.id, t.name, t.valid_from, t.hours, t.source, t.example,"
		" t.version," STATE " AS state,"
		" t.changed_at," NAME_OF("changed_by") " AS changed_by, t.released_at,"
		NAME_OF("released_by") " AS released_by, t.withdrawn_at,"
		NAME_OF("withdrawn_by") " AS withdrawn_by, t.faulty FROM pay_table t WHERE t.id"
		" = ? AND NOT t.removed",
		pay_table_fields, &row, DB_VALUES(db_int(id)));
	/* clang-format on */

	if (!outcome)
		outcome = amounts_read(db, pool, id, &row.table.amounts);
	if (outcome)
		return outcome;
	struct pay_grid *grid = row.faulty ? POOL_NEW(pool, struct pay_grid) : NULL;
	if (row.faulty && pay_csv_read(pool, row.faulty, grid) == UNAVAILABLE)
		return UNAVAILABLE;
	*table_r = row.table;
	table_r->data.amounts = row.faulty ? row.faulty : pay_csv_write(pool, row.table.amounts);
	table_r->faults = grid;
	return OK;
}

/* What is typed, checked. */
struct checked {
	const char *hours;
	struct pay_grid grid;
	bool faulty;
};

/* words: problem.pay_hours */
static enum outcome table_input_check(struct pool *pool, const struct pay_table_input *input,
	struct problems *problems, struct checked *checked_r)
{
	enum outcome outcome =
		pay_csv_read(pool, input->amounts ? input->amounts : "", &checked_r->grid);

	checked_r->faulty = outcome == INVALID;
	checked_r->hours = hours_normal(pool, input->hours);
	if (outcome == UNAVAILABLE)
		return outcome;
	if (!checked_r->hours || strchr(checked_r->hours, ' '))
		problem_add(problems, "hours", "pay_hours");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome amounts_write(struct db *db, int64_t id, const struct checked *checked)
{
	const struct pay_grid *grid = &checked->grid;
	enum outcome outcome = db_exec(
		db, "DELETE FROM pay_table_amount WHERE table_id = ?", DB_VALUES(db_int(id)), NULL);

	for (size_t i = 0; !outcome && !checked->faulty && i < grid->count; i++)
		outcome = db_exec(db,
			"INSERT INTO pay_table_amount (table_id, grade, step, cents)"
			" VALUES (?, ?, ?, ?)",
			DB_VALUES(db_int(id), db_str(grid->amounts[i].grade),
				db_int(grid->amounts[i].step), db_int(grid->amounts[i].cents)),
			NULL);
	return outcome;
}

static struct db_value faulty(const struct pay_table_input *input, const struct checked *checked)
{
	return db_str(!checked->faulty ? NULL : input->amounts ? input->amounts : "");
}

/* "TV-L 2027-01-01" names the table in the audit. words: history.pay_added history.pay_changed
 * history.pay_removed history.pay_released history.pay_withdrawn */
static enum outcome table_note(struct db *db, struct pool *pool, const struct principal *who,
	const char *action, const struct pay_table_input *data)
{
	return audit_add(db, who, OBJECT_NONE, 0, action,
		pool_printf(pool, "%s %s", data->name, data->valid_from));
}

enum outcome pay_table_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct pay_table_input *input, struct problems *problems, int64_t *id_r)
{
	struct checked checked;
	enum outcome outcome = table_input_check(pool, input, problems, &checked);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO pay_table (name, valid_from, source, hours, example, faulty,"
			" changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_str(input->name), db_str(input->valid_from),
				db_str(input->source), db_str(checked.hours),
				db_bool(input->example), faulty(input, &checked),
				db_str(clock_sql(pool, clock_now())), db_id(who->id)),
			NULL);
	if (outcome)
		return outcome;
	*id_r = db_inserted_id(db);
	outcome = amounts_write(db, *id_r, &checked);
	return outcome ? outcome : table_note(db, pool, who, "pay_added", input);
}

/* words: problem.pay_no_draft */
enum outcome pay_table_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct pay_table_input *input, struct problems *problems)
{
	struct checked checked;
	int64_t changed = 0;
	struct pay_table before;
	enum outcome outcome = pay_table_get(db, pool, id, &before);

	if (!outcome)
		outcome = table_input_check(pool, input, problems, &checked);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE pay_table SET name = ?, valid_from = ?, source = ?, hours ="
			" ?, example = ?,"
			" faulty = ?, version = version + 1, changed_at = ?, changed_by = ?"
			" WHERE id = ? AND version = ? AND released_at IS NULL AND NOT removed",
			DB_VALUES(db_str(input->name), db_str(input->valid_from),
				db_str(input->source), db_str(checked.hours),
				db_bool(input->example), faulty(input, &checked),
				db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id),
				db_int(input->version)),
			&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		bool draft = text_equal(before.state, "draft");
		problem_add(problems, "", draft ? "changed_meanwhile" : "pay_no_draft");
		return CONFLICT;
	}
	outcome = amounts_write(db, id, &checked);
	return outcome ? outcome : table_note(db, pool, who, "pay_changed", input);
}

enum outcome pay_table_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct pay_table table;
	int64_t changed = 0;
	enum outcome outcome = pay_table_get(db, pool, id, &table);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE pay_table SET removed = TRUE, version = version + 1,"
			" changed_at = ?,"
			" changed_by = ? WHERE id = ? AND released_at IS NULL AND NOT removed",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id)),
			&changed);
	if (outcome)
		return outcome;
	return changed ? table_note(db, pool, who, "pay_removed", &table.data) : CONFLICT;
}

/* One release at a time: each sees the ones before. */
static enum outcome state_raise(struct db *db)
{
	return db_exec(
		db, "UPDATE pay_state SET version = version + 1 WHERE id = 1", DB_NONE, NULL);
}

/* words: problem.pay_faults problem.pay_same_day problem.pay_other_table */
static enum outcome release_check(
	struct db *db, int64_t id, const struct pay_table *table, struct problems *problems)
{
	int64_t same = 0, other = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM public_pay_table WHERE name = ? AND valid_from"
		" = ? AND id <> ?",
		DB_VALUES(db_str(table->data.name), db_str(table->data.valid_from), db_int(id)),
		&same);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM public_pay_table n JOIN pay_table_amount o ON"
			" o.table_id = n.id"
			" JOIN pay_table_amount a ON a.table_id = ? AND a.grade = o.grade"
			" WHERE n.name <> ?",
			DB_VALUES(db_int(id), db_str(table->data.name)), &other);
	if (outcome)
		return outcome;
	if (table->faults)
		problem_add(problems, "", "pay_faults");
	if (same > 0)
		problem_add(problems, "", "pay_same_day");
	if (other > 0)
		problem_add(problems, "", "pay_other_table");
	return problems_any(problems) ? INVALID : OK;
}

enum outcome pay_table_release(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems)
{
	struct pay_table table;
	int64_t changed = 0;
	enum outcome outcome = state_raise(db);

	if (!outcome)
		outcome = pay_table_get(db, pool, id, &table);
	if (!outcome && text_equal(table.state, "released"))
		outcome = CONFLICT;
	if (!outcome)
		outcome = release_check(db, id, &table, problems);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE pay_table SET released_at = ?, released_by = ?,"
			" withdrawn_at = NULL,"
			" version = version + 1 WHERE id = ? AND version = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id),
				db_int(table.data.version)),
			&changed);
	if (outcome)
		return outcome;
	return changed ? table_note(db, pool, who, "pay_released", &table.data) : CONFLICT;
}

enum outcome pay_table_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct pay_table table;
	int64_t changed = 0;
	enum outcome outcome = state_raise(db);

	if (!outcome)
		outcome = pay_table_get(db, pool, id, &table);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE pay_table SET withdrawn_at = ?, withdrawn_by = ?,"
			" version = version + 1"
			" WHERE id = ? AND released_at IS NOT NULL AND withdrawn_at IS NULL",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id)),
			&changed);
	if (outcome)
		return outcome;
	return changed ? table_note(db, pool, who, "pay_withdrawn", &table.data) : CONFLICT;
}

static bool pay_same(const struct pay *a, const struct pay *b)
{
	return a->table_id == b->table_id && a->min == b->min && a->max == b->max;
}

/* Other kinds of post of one grade earn the same. */
static void effect_add(struct pay_effect *effects, size_t *count, const struct pay_effect *effect)
{
	for (size_t i = 0; i < *count; i++)
		if (text_equal(effects[i].grade, effect->grade)) {
			effects[i].ads += effect->ads;
			return;
		}
	effects[(*count)++] = *effect;
}

static int effect_compare(const void *a, const void *b)
{
	const struct pay_effect *left = a, *right = b;

	return grade_compare(left->grade, right->grade);
}

enum outcome pay_table_effects(struct db *db, struct pool *pool, int64_t id, bool release,
	struct pay_effect **effects_r, size_t *count_r, const char **day_r)
{
	struct pay_table table;
	struct pay_day before, after;
	struct db_rows *ads = NULL;
	const char *day = clock_today(pool);
	enum outcome outcome = pay_table_get(db, pool, id, &table);

	*count_r = 0;
	if (!outcome && strcmp(table.data.valid_from, day) > 0)
		day = table.data.valid_from;
	if (!outcome)
		outcome = pay_day_if(db, pool, day, 0, release ? id : 0, &before);
	if (!outcome)
		outcome = pay_day_if(db, pool, day, release ? id : 0, release ? 0 : id, &after);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT pay_grade, post_kind, COUNT(*) AS ads FROM public_ad GROUP BY"
			" pay_grade, post_kind",
			DB_NONE, &ads);
	if (outcome)
		return outcome;
	*day_r = day;
	*effects_r = POOL_ARRAY(pool, struct pay_effect, ads->count + 1);
	for (size_t i = 0; i < ads->count; i++) {
		const char *grade = db_text(ads, i, "pay_grade");
		const char *kind = db_text(ads, i, "post_kind");
		struct pay_effect effect = {grade, db_number(ads, i, "ads"),
			pay_of(pool, &before, grade, kind), pay_of(pool, &after, grade, kind)};
		if (!pay_same(&effect.before, &effect.after))
			effect_add(*effects_r, count_r, &effect);
	}
	qsort(*effects_r, *count_r, sizeof(**effects_r), effect_compare);
	return OK;
}
