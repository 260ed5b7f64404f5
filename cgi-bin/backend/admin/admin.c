/* Shared pieces of the administrator's pages. */
#include "backend/admin/admin.h"

#include <string.h>

#include "backend/desk/history_words.h"
#include "base/buf.h"
#include "base/text.h"
#include "history/history.h"

void admin_crumbs(struct request *req, const char *title, const char *path)
{
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	if (path)
		view_crumb(req, view_word(req, title), path);
}

const char *admin_user_path(struct request *req, const char *user_id, const char *rest)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	buf_str(&buf, "/verwaltung/benutzer/");
	buf_url(&buf, user_id);
	buf_str(&buf, rest);
	return buf.data;
}

/* In words, or as it is; of people and units their names stand beside it. */
static const char *line_words(
	struct request *req, enum object_kind kind, const struct db_rows *rows, size_t row)
{
	const char *action = db_text(rows, row, "action"), *detail = db_text(rows, row, "detail");
	const char *words = history_words(req, kind, action, detail);

	return words ? words : strncmp(action, "person_", 7) == 0 ? NULL : detail;
}

enum outcome admin_history(struct request *req, enum object_kind kind, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = history_list(req->db, req->pool, kind, id, true, &rows);

	if (outcome)
		return outcome;
	view_rows(req, "History", rows);
	for (size_t i = 0; i < rows->count; i++)
		view_text(req, pool_printf(req->pool, "History.%zu.words", i),
			line_words(req, kind, rows, i));
	return OK;
}

const char *admin_role(struct request *req, const char *code, const char *de, const char *en)
{
	if (!de)
		return view_code(req, "role", code);
	return text_equal(req->lang, "en") ? en : de;
}

static const char *role_name(struct request *req, const struct db_rows *rows, size_t row)
{
	return admin_role(req, db_text(rows, row, "role"), db_text(rows, row, "role_de"),
		db_text(rows, row, "role_en"));
}

void admin_role_names(struct request *req, const char *list, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		view_text(req, pool_printf(req->pool, "%s.%zu.role_name", list, i),
			role_name(req, rows, i));
}

const struct db_rows *admin_role_options(struct request *req, const struct db_rows *roles)
{
	struct db_cell *cells = POOL_ARRAY(req->pool, struct db_cell, roles->count * 2);
	struct db_rows *options = POOL_ARRAY(req->pool, struct db_rows, 1);

	for (size_t i = 0; i < roles->count; i++) {
		cells[2 * i].bytes = db_text(roles, i, "role");
		cells[2 * i + 1].bytes = role_name(req, roles, i);
	}
	*options = (struct db_rows){.count = roles->count, .columns = 2, .cells = cells};
	return options;
}

const char *admin_roles(struct request *req, const char *lines)
{
	char *rest = pool_strdup(req->pool, lines), *line;
	struct buf buf;

	buf_init(&buf, req->pool);
	while ((line = strsep(&rest, "\n"))) {
		const char *code = strsep(&line, "\t"), *de = strsep(&line, "\t");

		if (buf.length)
			buf_str(&buf, ", ");
		buf_str(&buf, admin_role(req, code, de, line));
	}
	return buf.data;
}
