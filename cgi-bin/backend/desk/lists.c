/* Paging and histories of the backend's pages. */
#include "backend/desk/lists.h"

#include <string.h>

#include "application/application.h"
#include "backend/desk/history_sieve.h"
#include "backend/desk/history_words.h"
#include "backend/desk/statements.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "publishing/jobad.h"
#include "retention/retention.h"
#include "web/form/form.h"
#include "web/list/walk.h"

int64_t list_page(const struct request *req)
{
	int64_t page = request_query_int(req, "seite", 1);

	return page < 1 || page > 1000000 ? 1 : page;
}

/* words: backend.planned */
static const char *day_words(struct request *req, const char *day)
{
	const char *text = view_word(req, "backend.planned"), *place = strstr(text, "{day}");

	return !place ? text
		      : pool_printf(req->pool, "%.*s%s%s", (int)(place - text), text,
			      day_show(req->pool, day, req->lang), place + strlen("{day}"));
}

const char *planned_words(struct request *req, const char *status, const char *valid_from)
{
	return jobad_planned(req->pool, status, valid_from) ? day_words(req, valid_from) : NULL;
}

void show_ads(struct request *req, const char *name, const struct db_rows *rows, size_t most)
{
	view_rows_first(req, name, rows, most);
	for (size_t i = 0; i < rows->count && i < most; i++)
		view_text(req, pool_printf(req->pool, "%s.%zu.planned", name, i),
			planned_words(
				req, db_text(rows, i, "status"), db_text(rows, i, "valid_from")));
}

void show_applications(struct request *req, const char *name, const struct db_rows *rows,
	const char *query, int64_t before, int64_t total)
{
	const struct list_walk_rows walk = {
		.list = "applications", .query = query, .before = before, .total = total};

	view_rows(req, name, rows);
	for (size_t i = 0; i < rows->count; i++) {
		const struct db_list_place place = {2,
			{db_str(db_text(rows, i, "received_at")),
				db_int(db_number(rows, i, "id"))}};

		view_text(req, pool_printf(req->pool, "%s.%zu.walk", name, i),
			list_walk_from(req, &walk, i, &place));
	}
}

/* What has no roles of its own is the administrators'. */
bool shows_history(const struct request *req, enum object_kind kind)
{
	return object_type(kind)->know == RIGHT_NONE
		? access_has(&req->principal, RIGHT_ADMIN)
		: may(req, RIGHT_CANDIDATE_OVERALL_HISTORY_READ);
}

bool shows_mark(const struct request *req)
{
	return (may_roles(req, RIGHT_CANDIDATE_READ) & ACCESS_MARK_ROLES) != 0;
}

/* "ad_pr:no_objection": what was asked, and the answer. */
static const char *statement_words(struct request *req, const struct db_rows *rows, size_t row)
{
	const char *question =
		db_text(rows, row, text_equal(req->lang, "en") ? "question_en" : "question_de");
	const char *detail = db_text(rows, row, "detail"), *answer = strchr(detail, ':');

	return !answer ? question
		       : pool_printf(req->pool, "%s – %s", question,
			       view_code(req, "statement_answer", answer + 1));
}

static void view_history(
	struct request *req, const struct object_type *type, const struct db_rows *rows)
{
	view_rows(req, "History", rows);
	for (size_t i = 0; type->form && i < rows->count; i++)
		view_text(req, pool_printf(req->pool, "History.%zu.words", i),
			db_text(rows, i, "question_de")
				? statement_words(req, rows, i)
				: history_words(req, type->kind, db_text(rows, i, "action"),
					db_text(rows, i, "detail")));
}

enum outcome show_history(struct request *req, enum object_kind kind, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!shows_history(req, kind))
		return OK;
	outcome = history_list(
		req->db, req->pool, kind, id, shows_marks(req->object.roles.there), &rows);
	if (!outcome)
		view_history(req, object_type(kind), rows);
	return outcome;
}

enum outcome show_application_history(struct request *req, int64_t id, int64_t form_version_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (!shows_history(req, OBJECT_APPLICATION))
		return OK;
	outcome = history_list(req->db, req->pool, OBJECT_APPLICATION, id, shows_mark(req), &rows);
	if (!outcome)
		outcome = history_sieve(req, form_version_id, &rows);
	if (!outcome)
		view_history(req, object_type(OBJECT_APPLICATION), rows);
	return outcome;
}

enum outcome show_due(struct request *req, enum object_kind kind, int64_t id, const char *status)
{
	struct nightly_due due;
	enum outcome outcome;

	if (!shows_history(req, kind))
		return OK;
	outcome = retention_due_of(req->db, req->pool, kind, id, status, &due);
	if (outcome || !due.rule)
		return outcome;
	view_text(req, "Due.rule", due.object.rule);
	view_text(req, "Due.code", due.rule->code);
	if (due.object.clock_start)
		view_time(req, "Due.clock_start", clock_from_sql(due.object.clock_start));
	view_time(req, "Due.due", clock_from_sql(due.object.due));
	return OK;
}

enum outcome show_access(struct request *req, enum object_kind kind, int64_t id)
{
	struct access_reason *reasons = NULL;
	size_t count = 0, shown = 0;
	bool mark = kind != OBJECT_APPLICATION || shows_mark(req);
	enum outcome outcome;

	if (!shows_history(req, kind))
		return OK;
	outcome = access_explain(req->db, req->pool, kind, id, &reasons, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		if (reasons[i].by_mark && !mark)
			continue;
		const char *row = pool_printf(req->pool, "Reach.%zu", shown++);

		view_text(req, pool_printf(req->pool, "%s.person", row), reasons[i].person);
		view_text(req, pool_printf(req->pool, "%s.user_id", row), reasons[i].user_id);
		view_text(req, pool_printf(req->pool, "%s.role", row), reasons[i].role_code);
		view_text(req, pool_printf(req->pool, "%s.via", row), reasons[i].via);
		view_text(req, pool_printf(req->pool, "%s.unit", row), reasons[i].unit);
	}
	return outcome;
}

enum outcome show_conflict(struct request *req, enum object_kind kind, int64_t id)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].reason, "changed_both")
			|| text_equal(req->problems.items[i].reason, "changed_meanwhile"))
			return show_history(req, kind, id);
	return OK;
}
