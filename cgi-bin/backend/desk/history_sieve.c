/* Leaving out of an application's history what tells of a severe disability, of hiring documents,
 * and of how a selection was prepared.
 */
#include "backend/desk/history_sieve.h"

#include <string.h>

#include "application/attachment.h"
#include "backend/desk/lists.h"
#include "base/buf.h"
#include "base/text.h"
#include "form/form_kept.h"
#include "web/form/form.h"

static bool of_file(const struct db_rows *rows, size_t row)
{
	return strncmp(db_text(rows, row, "action"), "attachment_", 11) == 0;
}

/* What this reader is told. */
struct telling {
	const struct form_model *model;
	bool marks; /* of severe disability */
	bool hiring; /* of hiring documents */
	bool selection; /* of who is chosen in a draft, and when it was written about */
};

/* "17:other>disability": was the file of this line of this type in any line? */
static bool was_file(const struct db_rows *rows, size_t row, const char *type)
{
	const char *detail = db_text(rows, row, "detail"), *colon = strchr(detail, ':');

	if (!colon)
		return true;
	for (size_t i = 0; i < rows->count; i++) {
		const char *other = db_text(rows, i, "detail");

		if (of_file(rows, i) && strncmp(other, detail, (size_t)(colon + 1 - detail)) == 0
			&& strstr(other, type))
			return true;
	}
	return false;
}

static const char *untelling(struct pool *pool, const struct form_model *model, const char *fields)
{
	char *rest = pool_strdup(pool, fields), *code;
	struct buf buf;

	buf_init(&buf, pool);
	while ((code = strsep(&rest, ","))) {
		if (form_depends(model, code, "severely_disabled"))
			continue;
		if (buf.length)
			buf_char(&buf, ',');
		buf_str(&buf, code);
	}
	return buf.length ? buf.data : "";
}

static bool file_told(const struct telling *telling, const struct db_rows *rows, size_t row)
{
	return (telling->marks || !was_file(rows, row, "disability"))
		&& (telling->hiring || !was_file(rows, row, ATTACHMENT_HIRING));
}

static bool of_draft(const struct db_rows *rows, size_t row)
{
	return text_among("decision_chosen,decision_written", db_text(rows, row, "action"));
}

static struct db_rows *sieve(
	struct pool *pool, const struct telling *telling, const struct db_rows *rows)
{
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, rows->count * rows->columns + 1);
	struct db_rows *told = POOL_ARRAY(pool, struct db_rows, 1);

	*told = *rows;
	told->cells = cells;
	told->count = 0;
	for (size_t i = 0; i < rows->count; i++) {
		struct db_cell *line = &cells[told->count * rows->columns];
		const char *detail = db_text(rows, i, "detail");
		bool fields = !telling->marks && text_equal(db_text(rows, i, "action"), "changed")
			&& !text_empty(detail);

		if (of_file(rows, i) && !file_told(telling, rows, i))
			continue;
		if (of_draft(rows, i) && !telling->selection)
			continue;
		if (fields)
			detail = untelling(pool, telling->model, detail);
		if (fields && text_empty(detail))
			continue;
		memcpy(line, db_cell(rows, i, 0), rows->columns * sizeof(*line));
		line[db_named(rows, i, "detail") - db_cell(rows, i, 0)] =
			(struct db_cell){.bytes = detail, .length = strlen(detail)};
		told->count++;
	}
	return told;
}

/* Is there a line that names fields of the form, or a file, or is about a draft? */
static bool told_fields(const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (of_file(rows, i) || of_draft(rows, i)
			|| text_equal(db_text(rows, i, "action"), "changed"))
			return true;
	return false;
}

enum outcome history_sieve(struct request *req, int64_t form_version_id, struct db_rows **rows)
{
	static const struct form_model none;
	struct telling telling = {.model = &none,
		.marks = shows_mark(req),
		.hiring = may(req, RIGHT_HANDOVER_READ),
		.selection = may_above(req, RIGHT_SELECTION_WRITE) != 0};
	enum outcome outcome = OK;

	if ((telling.marks && telling.hiring && telling.selection) || !told_fields(*rows))
		return OK;
	if (!telling.marks)
		outcome = form_model_kept(req->db, form_version_id, req->lang, &telling.model);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!telling.model)
		telling.model = &none;
	*rows = sieve(req->pool, &telling, *rows);
	return OK;
}
