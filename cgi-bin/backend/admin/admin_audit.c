/* Searching the audit. */
#include "backend/admin/admin.h"

#include <string.h>

#include "backend/desk/history_words.h"
#include "backend/desk/lists.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/audit_search.h"

#define LINES_PER_PAGE 50

/* A day of the query in *day_r, or NULL; what is no day is shown again with a word about it. */
static void read_day(struct request *req, const char *name, const char *place, const char **day_r)
{
	const char *typed = request_query(req, name);

	*day_r = NULL;
	view_text(req, pool_printf(req->pool, "Search.%s", place), typed);
	if (!text_empty(typed) && !day_parse(req->pool, typed, day_r)) {
		*day_r = NULL;
		view_text(req, pool_printf(req->pool, "Search.%s_error", place),
			view_word(req, "problem.day"));
	}
}

static enum outcome show_actions(struct request *req, const char *chosen)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = audit_actions(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	view_rows(req, "Actions", rows);
	for (size_t i = 0; i < rows->count; i++) {
		const char *action = db_text(rows, i, "action");
		const char *word = view_code_find(req, "audit_action", action);

		if (!word)
			word = view_code(req, "history", action);
		view_text(req, pool_printf(req->pool, "Actions.%zu.label", i), word);
		view_bool(req, pool_printf(req->pool, "Actions.%zu.selected", i),
			text_equal(action, chosen));
	}
	return OK;
}

/* Who is deleted is found by the whole user id alone. */
static enum outcome find_actor(struct request *req, const char *words, struct db_rows **rows_r)
{
	enum outcome outcome = pick_staff(req, words, rows_r);

	return outcome || (*rows_r)->count
		? outcome
		: audit_deleted_person(req->db, req->pool, words, rows_r);
}

/* "Recruiting – Vakanzen: Bearbeiten"; of a refusal only what was wanted */
static const char *right_words(struct request *req, const struct db_rows *rows, size_t row)
{
	const char *detail = db_text(rows, row, "detail"), *colon = strrchr(detail, ':');
	const char *name =
		db_text(rows, row, text_equal(req->lang, "en") ? "right_en" : "right_de");
	const char *right = pool_printf(req->pool, "%s: %s",
		view_code(req, "admin_object", db_text(rows, row, "right_object")), name);
	const char *role = colon ? pool_strndup(req->pool, detail, (size_t)(colon - detail)) : NULL;
	const char *word = role ? view_code_find(req, "role", role) : NULL;

	return role ? pool_printf(req->pool, "%s – %s", word ? word : role, right) : right;
}

static void show_details(struct request *req, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const char *words = db_text(rows, i, "right_de")
			? right_words(req, rows, i)
			: history_words(req, (enum object_kind)db_number(rows, i, "object_kind"),
				db_text(rows, i, "action"), db_text(rows, i, "detail"));

		if (words)
			view_text(req, pool_printf(req->pool, "Lines.%zu.detail", i), words);
	}
}

static enum outcome show(struct request *req)
{
	struct audit_filter filter = {
		.action = request_query(req, "aktion"),
		.object = request_query(req, "nummer"),
		.limit = LINES_PER_PAGE,
		.offset = (list_page(req) - 1) * LINES_PER_PAGE,
	};
	struct db_rows *rows = NULL;
	int64_t total = 0;
	enum outcome outcome = show_actions(req, filter.action);

	if (!outcome)
		outcome = form_pick_query(req, "person", view_word(req, "admin.audit_person"),
			view_word(req, "admin.audit_person_hint"),
			&(struct form_pick){.address = PICK_STAFF, .find = find_actor},
			&filter.person);
	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_text(req, "Search.object", filter.object);
	read_day(req, "von", "from", &filter.from);
	read_day(req, "bis", "to", &filter.to);
	if (filter.offset >= AUDIT_LINES_MAX)
		return NOT_FOUND;
	outcome = audit_search(req->db, req->pool, &req->principal, &filter, &rows, &total);
	if (outcome == NOT_FOUND)
		return OK;
	if (outcome)
		return outcome;
	view_rows(req, "Lines", rows);
	show_details(req, rows);
	view_bool(req, "Lines_more", total == AUDIT_LINES_MAX);
	view_pager(req, "Pager", list_page(req), LINES_PER_PAGE, total);
	return OK;
}

const struct page page_admin_audit = {
	.path = "/verwaltung/protokoll",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_audit.cs",
	.title = "admin_audit",
	.show = show,
};
