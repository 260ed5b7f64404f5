/* Text blocks of job ads. */
#include "publishing/text_block.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "publishing/public_check.h"

#define BLOCKS \
	"SELECT b.id, (SELECT COUNT(*) FROM jobad_block a WHERE a.block_id = b.id) AS ads," \
	" u.name AS unit_name, b.kind, u.code AS unit, b.text, b.hidden," \
	" b.version" \
	" FROM text_block b LEFT JOIN org_unit u ON u.id = b.unit_id"

/* clang-format off */
static const struct db_list_column block_columns[] = {
	{"kind", {.sql = "b.id, b.kind"}},
	{"unit", {.sql = "(SELECT u.name FROM org_unit u WHERE u.id = b.unit_id) AS unit"}},
	{"text", {.sql = "IF(CHAR_LENGTH(b.text) > 200, CONCAT(LEFT(b.text, 199), '…'), b.text)"
			" AS text"}},
	{"ads", {.sql = "(SELECT COUNT(*) FROM jobad_block a WHERE a.block_id = b.id) AS ads"}},
	{"hidden", {.sql = "b.hidden"}},
	{"changed_at", {.sql = "b.changed_at"}},
	{"changed_by", {.sql = "(SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s"
			" WHERE s.id = b.changed_by) AS changed_by"}},
};

static const struct db_list_sort block_sorts[] = {
	{"kind", {"b.kind", "b.unit_id"}},
};

const struct db_list text_block_list = {
	.id = "b.id",
	.find = {.sql = " FROM text_block b WHERE TRUE"},
	.shown = " JOIN text_block b ON b.id = f.id",
	DB_LIST_COLUMNS_OF(block_columns),
	DB_LIST_SORTS_OF(block_sorts),
};
/* clang-format on */

static const struct db_field block_fields[] = {
	DB_FIELD(struct text_block, id),
	DB_FIELD(struct text_block, ads),
	DB_FIELD(struct text_block, unit_name),
	DB_FIELD_AS(struct text_block, data.kind, "kind"),
	DB_FIELD_AS(struct text_block, data.unit, "unit"),
	DB_FIELD_AS(struct text_block, data.text, "text"),
	DB_FIELD_AS(struct text_block, data.hidden, "hidden"),
	DB_FIELD_AS(struct text_block, data.version, "version"),
};

enum outcome text_block_get(
	struct db *db, struct pool *pool, int64_t id, struct text_block *block_r)
{
	return db_struct(
		db, pool, BLOCKS " WHERE b.id = ?", block_fields, block_r, DB_VALUES(db_int(id)));
}

enum outcome text_blocks_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct text_block **blocks_r, size_t *count_r)
{
	return db_structs(db, pool,
		BLOCKS " JOIN vacancy v ON v.id = ? WHERE NOT b.hidden"
		       " AND b.unit_id = (SELECT n.unit_id FROM text_block n"
		       " WHERE n.kind = b.kind AND NOT n.hidden"
		       " AND n.unit_id IN (0, v.authority_id, IFNULL(v.unit_id, 0))"
		       " ORDER BY n.unit_id = 0, n.unit_id = v.authority_id LIMIT 1)"
		       " ORDER BY b.kind",
		block_fields, blocks_r, count_r, DB_VALUES(db_int(vacancy_id)));
}

const char *text_block_part(const char *kind)
{
	return text_equal(kind, "about_us") || text_equal(kind, "offer") ? kind : "notes";
}

const struct jobad_part *text_block_where(const struct text_block *block)
{
	const char *name = text_block_part(block->data.kind);
	size_t i = 0;

	while (!text_equal(jobad_parts[i].name, name))
		i++;
	return &jobad_parts[i];
}

void text_block_put(struct pool *pool, const struct text_block *block, struct jobad_input *input)
{
	const char **text = jobad_part_at(input, text_block_where(block));

	*text = text_empty(*text) ? block->data.text
				  : pool_printf(pool, "%s\n\n%s", *text, block->data.text);
}

bool text_block_used(const struct text_block *block, const struct jobad_input *input)
{
	const char *text = jobad_part_text(input, text_block_where(block));

	return text && strstr(text, block->data.text);
}

enum outcome text_blocks_note(
	struct db *db, struct pool *pool, int64_t jobad_id, const struct jobad_input *input)
{
	struct text_block *blocks = NULL;
	size_t count = 0;
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM jobad WHERE id = ?",
		DB_VALUES(db_int(jobad_id)), &vacancy_id);

	if (!outcome)
		outcome = text_blocks_of(db, pool, vacancy_id, &blocks, &count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (text_block_used(&blocks[i], input))
			outcome = db_exec(db,
				"INSERT INTO jobad_block (block_id, jobad_id) VALUES (?, ?)",
				DB_VALUES(db_int(blocks[i].id), db_int(jobad_id)), NULL);
	return outcome;
}

/* A block says what an ad may say. */
static enum outcome block_check(
	struct pool *pool, const struct text_block_input *input, struct problems *problems)
{
	public_check_text(pool, "text", input->text, problems);
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome unit_find(struct db *db, const struct text_block_input *input,
	struct problems *problems, int64_t *unit_r)
{
	enum outcome outcome;

	*unit_r = 0;
	if (text_empty(input->unit))
		return OK;
	outcome = db_get_int(db,
		"SELECT id FROM org_unit WHERE code = ? AND active AND kind <> 'committee'",
		DB_VALUES(db_str(input->unit)), unit_r);
	if (outcome != NOT_FOUND)
		return outcome;
	problem_add(problems, "unit", "unit_unknown");
	return INVALID;
}

enum outcome text_block_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct text_block_input *input, struct problems *problems)
{
	int64_t unit = 0;
	enum outcome outcome = block_check(pool, input, problems);

	if (!outcome)
		outcome = unit_find(db, input, problems, &unit);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO text_block (kind, unit_id, text, hidden, changed_at,"
			" changed_by) VALUES (?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_str(input->kind), db_int(unit), db_str(input->text),
				db_bool(input->hidden), db_str(clock_sql(pool, clock_now())),
				db_id(who->id)),
			NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, "kind", "text_block_there");
		return INVALID;
	}
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_NONE, 0, "text_block_added", input->kind);
}

/* What it says again is not of before. */
static enum outcome former_keep(struct db *db, const struct text_block *before, const char *now)
{
	enum outcome outcome = db_exec(db,
		"DELETE FROM text_block_former WHERE block_id = ? AND BINARY text IN (?, ?)",
		DB_VALUES(db_int(before->id), db_str(now), db_str(before->data.text)), NULL);

	return outcome ? outcome
		       : db_exec(db, "INSERT INTO text_block_former (block_id, text) VALUES (?, ?)",
			       DB_VALUES(db_int(before->id), db_str(before->data.text)), NULL);
}

enum outcome text_block_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct text_block_input *input, struct problems *problems)
{
	struct text_block before;
	int64_t changed = 0;
	enum outcome outcome = text_block_get(db, pool, id, &before);

	if (!outcome)
		outcome = block_check(pool, input, problems);
	if (outcome)
		return outcome;
	if (text_equal(before.data.text, input->text) && before.data.hidden == input->hidden)
		return OK;
	outcome = db_exec(db,
		"UPDATE text_block SET text = ?, hidden = ?, changed_at = ?, changed_by = ?,"
		" version = version + 1 WHERE id = ? AND version = ?",
		DB_VALUES(db_str(input->text), db_bool(input->hidden),
			db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id),
			db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	if (!text_equal(before.data.text, input->text))
		outcome = former_keep(db, &before, input->text);
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_NONE, 0, "text_block_changed", before.data.kind);
}
