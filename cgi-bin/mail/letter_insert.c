/* What authorities say in their letters. */
#include "mail/letter_insert.h"

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter_check.h"

/* clang-format off */
#define SHORT(column) \
	"IF(CHAR_LENGTH(i." column ") > 200, CONCAT(LEFT(i." column ", 199), '…')," \
	" i." column ") AS " column

static const struct db_list_column insert_columns[] = {
	{"kind", {.sql = "i.id, i.kind"}},
	{"unit", {.sql = "(SELECT u.name FROM org_unit u WHERE u.id = i.unit_id) AS unit"}},
	{"text_de", {.sql = SHORT("text_de")}},
	{"text_en", {.sql = SHORT("text_en")}},
	{"changed_at", {.sql = "i.changed_at"}},
	{"changed_by", {.sql = "(SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s"
			" WHERE s.id = i.changed_by) AS changed_by"}},
};

static const struct db_list_sort insert_sorts[] = {
	{"kind", {"i.kind", "i.unit_id"}},
};

const struct db_list letter_insert_list = {
	.id = "i.id",
	.find = {.sql = " FROM letter_insert i WHERE TRUE"},
	.shown = " JOIN letter_insert i ON i.id = f.id",
	DB_LIST_COLUMNS_OF(insert_columns),
	DB_LIST_SORTS_OF(insert_sorts),
};
/* clang-format on */

static const struct db_field insert_fields[] = {
	DB_FIELD(struct letter_insert, id),
	DB_FIELD(struct letter_insert, kind),
	DB_FIELD(struct letter_insert, unit),
	DB_FIELD(struct letter_insert, unit_name),
	DB_FIELD(struct letter_insert, text_de),
	DB_FIELD(struct letter_insert, text_en),
	DB_FIELD(struct letter_insert, version),
};

enum outcome letter_insert_units(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, name FROM org_unit WHERE kind = 'authority' AND active ORDER BY name",
		DB_NONE, rows_r);
}

enum outcome letter_insert_get(
	struct db *db, struct pool *pool, int64_t id, struct letter_insert *insert_r)
{
	return db_struct(db, pool,
		"SELECT i.id, i.kind, u.code AS unit, u.name AS unit_name, i.text_de, i.text_en,"
		" i.version FROM letter_insert i LEFT JOIN org_unit u ON u.id = i.unit_id"
		" WHERE i.id = ?",
		insert_fields, insert_r, DB_VALUES(db_int(id)));
}

static enum outcome texts_check(
	struct pool *pool, const struct letter_insert *input, struct problems *problems)
{
	const char *const texts[][2] = {{"text_de", input->text_de}, {"text_en", input->text_en}};
	struct letter_known known = {0};

	letter_known_insert(&known);
	for (size_t i = 0; i < 2; i++)
		/* the answers are the problems */
		(void)letter_check(pool, &known, pool_printf(pool, "%s\n", texts[i][1]), false,
			texts[i][0], problems);
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome insert_unit_find(struct db *db, const struct letter_insert *input,
	struct problems *problems, int64_t *unit_r)
{
	enum outcome outcome;

	*unit_r = 0;
	if (text_empty(input->unit))
		return OK;
	outcome = db_get_int(db,
		"SELECT id FROM org_unit WHERE code = ? AND active AND kind = 'authority'",
		DB_VALUES(db_str(input->unit)), unit_r);
	if (outcome != NOT_FOUND)
		return outcome;
	problem_add(problems, "unit", "unit_unknown");
	return INVALID;
}

static enum outcome insert_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct letter_insert *insert, const char *action)
{
	return audit_add(db, who, OBJECT_NONE, 0, action,
		pool_printf(
			pool, "%s %s", insert->kind, text_empty(insert->unit) ? "" : insert->unit));
}

enum outcome letter_insert_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct letter_insert *input, struct problems *problems)
{
	int64_t unit = 0;
	enum outcome outcome = texts_check(pool, input, problems);

	if (!outcome)
		outcome = insert_unit_find(db, input, problems, &unit);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO letter_insert (kind, unit_id, text_de, text_en, changed_at,"
			" changed_by) VALUES (?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_str(input->kind), db_int(unit), db_str(input->text_de),
				db_str(input->text_en), db_str(clock_sql(pool, clock_now())),
				db_id(who->id)),
			NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, "kind", "letter_insert_there");
		return INVALID;
	}
	return outcome ? outcome : insert_note(db, pool, who, input, "letter_insert_added");
}

enum outcome letter_insert_change(struct db *db, struct pool *pool, const struct principal *who,
	const struct letter_insert *input, struct problems *problems)
{
	struct letter_insert before;
	int64_t changed = 0;
	enum outcome outcome = letter_insert_get(db, pool, input->id, &before);

	if (!outcome)
		outcome = texts_check(pool, input, problems);
	if (outcome)
		return outcome;
	if (text_equal(before.text_de, input->text_de)
		&& text_equal(before.text_en, input->text_en))
		return OK;
	outcome = db_exec(db,
		"UPDATE letter_insert SET text_de = ?, text_en = ?, changed_at = ?,"
		" changed_by = ?, version = version + 1 WHERE id = ? AND version = ?",
		DB_VALUES(db_str(input->text_de), db_str(input->text_en),
			db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(input->id),
			db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	return insert_note(db, pool, who, &before, "letter_insert_changed");
}

enum outcome letter_insert_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct letter_insert before;
	int64_t changed = 0;
	enum outcome outcome = letter_insert_get(db, pool, id, &before);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM letter_insert WHERE id = ?",
			DB_VALUES(db_int(id)), &changed);
	if (outcome || !changed)
		return outcome ? outcome : NOT_FOUND;
	return insert_note(db, pool, who, &before, "letter_insert_removed");
}
