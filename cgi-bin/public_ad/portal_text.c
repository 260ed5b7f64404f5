/* Text blocks of the portals' start page. */
#include "public_ad/portal_text.h"

#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "history/history.h"

#define COLUMNS_SET \
	"position = ?, shown = ?, title_de = ?, text_de = ?, html_de = ?, title_en =" \
	" ?, text_en = ?," \
	" html_en = ?, changed_at = ?, changed_by = ?"
#define VALUES_SET(pool, input, who) \
	db_int((input)->position), db_bool((input)->shown), db_str((input)->title_de), \
		db_str((input)->text_de), db_str(html_of(pool, (input)->text_de)), \
		db_str((input)->title_en), db_str((input)->text_en), \
		db_str((input)->text_en ? html_of(pool, (input)->text_en) : NULL), \
		db_str(clock_sql(pool, clock_now())), db_id((who)->id)

static const char *html_of(struct pool *pool, const char *text)
{
	const char *html = markdown_html(pool, text);

	return html ? html : "";
}

/* clang-format off */
static const struct db_list_column text_columns[] = {
	{"title_de", {.sql = "t.id, t.title_de"}},
	{"position", {.sql = "t.position"}},
	{"title_en", {.sql = "t.title_en"}},
	{"shown", {.sql = "t.shown"}},
	{"changed_at", {.sql = "t.changed_at"}},
	{"changed_by", {.sql = "(SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s"
			" WHERE s.id = t.changed_by) AS changed_by"}},
};

static const struct db_list_sort text_sorts[] = {
	{"position", {"t.position"}},
};

const struct db_list portal_text_list = {
	.id = "t.id",
	.find = {.sql = " FROM portal_text t WHERE TRUE"},
	.shown = " JOIN portal_text t ON t.id = f.id",
	DB_LIST_COLUMNS_OF(text_columns),
	DB_LIST_SORTS_OF(text_sorts),
};
/* clang-format on */

enum outcome portal_text_full(struct db *db, bool *full_r)
{
	int64_t count = 0;
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*) FROM portal_text", DB_NONE, &count);

	*full_r = count >= PORTAL_TEXTS_MAX;
	return outcome;
}

static const struct db_field portal_text_fields[] = {
	DB_FIELD(struct portal_text, id),
	DB_FIELD_AS(struct portal_text, data.title_de, "title_de"),
	DB_FIELD_AS(struct portal_text, data.text_de, "text_de"),
	DB_FIELD_AS(struct portal_text, data.title_en, "title_en"),
	DB_FIELD_AS(struct portal_text, data.text_en, "text_en"),
	DB_FIELD_AS(struct portal_text, data.position, "position"),
	DB_FIELD_AS(struct portal_text, data.shown, "shown"),
	DB_FIELD_AS(struct portal_text, data.version, "version"),
};

enum outcome portal_text_get(
	struct db *db, struct pool *pool, int64_t id, struct portal_text *text_r)
{
	return db_struct(db, pool,
		"SELECT id, title_de, text_de, title_en, text_en, position, shown, version"
		" FROM portal_text WHERE id = ?",
		portal_text_fields, text_r, DB_VALUES(db_int(id)));
}

enum outcome portal_text_shown(
	struct db *db, struct pool *pool, const char *lang, struct db_rows **rows_r)
{
	if (text_equal(lang, "en"))
		return db_rows(db, pool,
			"SELECT IFNULL(title_en, title_de) AS heading, IFNULL(html_en,"
			" html_de) AS text_html,"
			" html_en IS NULL AS german FROM portal_text WHERE shown"
			" ORDER BY position, id LIMIT ?",
			DB_VALUES(db_int(PORTAL_TEXTS_MAX)), rows_r);
	return db_rows(db, pool,
		"SELECT title_de AS heading, html_de AS text_html, 0 AS german FROM portal_text"
		" WHERE shown ORDER BY position, id LIMIT ?",
		DB_VALUES(db_int(PORTAL_TEXTS_MAX)), rows_r);
}

enum outcome portal_text_next(struct db *db, int64_t *position_r)
{
	return db_get_int(
		db, "SELECT IFNULL(MAX(position), 0) + 1 FROM portal_text", DB_NONE, position_r);
}

/* The one language without the other half says nothing. */
static enum outcome text_check(const struct portal_text_input *input, struct problems *problems)
{
	bool title = !text_empty(input->title_en), text = !text_empty(input->text_en);

	if (title && !text)
		problem_add(problems, "text_en", "required");
	if (text && !title)
		problem_add(problems, "title_en", "required");
	return problems_any(problems) ? INVALID : OK;
}

enum outcome portal_text_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct portal_text_input *input, struct problems *problems, int64_t *id_r)
{
	int64_t count = 0;
	enum outcome outcome = text_check(input, problems);

	if (!outcome)
		outcome = db_get_int(
			db, "SELECT COUNT(*) FROM portal_text FOR UPDATE", DB_NONE, &count);
	if (outcome)
		return outcome;
	if (count >= PORTAL_TEXTS_MAX) {
		problem_add(problems, "", "texts_full");
		return INVALID;
	}
	outcome = db_exec(db, "INSERT INTO portal_text SET " COLUMNS_SET,
		DB_VALUES(VALUES_SET(pool, input, who)), NULL);
	if (outcome)
		return outcome;
	*id_r = db_inserted_id(db);
	return audit_add(db, who, OBJECT_NONE, 0, "portal_text_added", input->title_de);
}

static bool same(const struct portal_text_input *a, const struct portal_text_input *b)
{
	return text_equal(a->title_de, b->title_de) && text_equal(a->text_de, b->text_de)
		&& text_equal(a->title_en, b->title_en) && text_equal(a->text_en, b->text_en)
		&& a->position == b->position && a->shown == b->shown;
}

enum outcome portal_text_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct portal_text_input *input, struct problems *problems)
{
	struct portal_text before;
	int64_t changed = 0;
	enum outcome outcome = portal_text_get(db, pool, id, &before);

	if (!outcome)
		outcome = text_check(input, problems);
	if (outcome)
		return outcome;
	if (same(&before.data, input))
		return OK;
	outcome = db_exec(db,
		"UPDATE portal_text SET " COLUMNS_SET ", version = version + 1"
		" WHERE id = ? AND version = ?",
		DB_VALUES(VALUES_SET(pool, input, who), db_int(id), db_int(input->version)),
		&changed);
	if (outcome)
		return outcome;
	if (changed == 0) {
		problem_add(problems, "", "changed_meanwhile");
		return CONFLICT;
	}
	return audit_add(db, who, OBJECT_NONE, 0, "portal_text_changed", input->title_de);
}

enum outcome portal_text_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct portal_text text;
	enum outcome outcome = portal_text_get(db, pool, id, &text);

	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM portal_text WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	return outcome
		? outcome
		: audit_add(db, who, OBJECT_NONE, 0, "portal_text_removed", text.data.title_de);
}
