/* The runs of the staff import: the list, one run with its wrong rows, and repeating it. */
#include "backend/pages.h"
#include "base/text.h"
#include "history/history.h"
#include "import/import.h"
#include "import/import_list.h"
#include "web/form/form.h"
#include "web/list/list.h"

static const struct form repeat_form = {.name = "import_repeat"};

/* "12: Personal" */
static const char *run_text(struct request *req, const struct list_row *row)
{
	return pool_printf(req->pool, "%s: %s", list_cell(row, "id"),
		view_code(req, "import_kind", list_cell(row, "kind")));
}

/* "Abgelehnt: zu viele Abgänge" */
static const char *status_text(struct request *req, const struct list_row *row)
{
	const char *status = view_code(req, "import_status", list_cell(row, "status"));
	const char *reason = list_cell(row, "reason");

	return text_empty(reason) ? status
				  : pool_printf(req->pool, "%s: %s", status,
					  view_code(req, "import_refused", reason));
}

static const struct list_column run_columns[] = {
	{.code = "run",
		.label = "import.run",
		.text = run_text,
		.head = true,
		.link = "/verwaltung/importe/",
		.link_from = "id"},
	{.code = "started_at", .label = "import.started_at", .type = LIST_TIME},
	{.code = "file", .label = "import.file", .wide = true},
	{.code = "status", .label = "backend.status", .text = status_text},
	{.code = "row_count", .label = "import.rows", .type = LIST_NUMBER, .wide = true},
	{.code = "wrong", .label = "import.wrong", .type = LIST_NUMBER},
	{.code = "added", .label = "import.added", .type = LIST_NUMBER, .wide = true},
	{.code = "changed", .label = "import.changed", .type = LIST_NUMBER, .wide = true},
	{.code = "removed", .label = "import.removed", .type = LIST_NUMBER, .wide = true},
};

static const char *const run_kinds[] = {"units", "staff", "groups", NULL};
static const char *const run_statuses[] = {"running", "done", "refused", "aborted", NULL};

static const struct list_filter run_filters[] = {
	{.code = "art",
		.label = "import.kind",
		.type = LIST_CHOICE,
		.words = "import_kind",
		.choices = run_kinds},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.words = "import_status",
		.choices = run_statuses},
};

static const struct list runs_list = {
	.code = "imports",
	.title = "imports",
	.path = "/verwaltung/importe",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &import_run_list,
	LIST_COLUMNS_OF(run_columns),
	LIST_FILTERS_OF(run_filters),
	.sort = "run",
	.descending = true,
	.empty = "import.empty",
};

static enum outcome show_list(struct request *req)
{
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	return list_show(req, "List", &runs_list);
}

static const struct list_column error_columns[] = {
	{.code = "line", .label = "import.line", .type = LIST_NUMBER, .head = true},
	{.code = "reason", .label = "import.reason", .type = LIST_CODE, .words = "import_reason"},
	{.code = "detail", .label = "import.detail"},
};

static void bind_errors(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[IMPORT_SLOT_RUN - 1] = db_int(request_path_int(req, "import"));
}

static const struct list errors_list = {
	.code = "import_errors",
	.title = "import_errors",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &import_error_list,
	.bind = bind_errors,
	LIST_COLUMNS_OF(error_columns),
	.sort = "line",
	.empty = "import.errors_empty",
};

static enum outcome show_run(struct request *req)
{
	int64_t id = request_path_int(req, "import");
	struct db_rows *run = NULL;
	enum outcome outcome = import_run(req->db, req->pool, id, &run);

	if (outcome)
		return outcome;
	view_row(req, "Run", run);
	view_bool(req, "Run.cut", db_number(run, 0, "wrong") > IMPORT_ERRORS_KEPT);
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	view_crumb(req, view_word(req, "title.imports"), "/verwaltung/importe");
	view_title(req,
		pool_printf(req->pool, "%s %lld", view_word(req, "title.import"), (long long)id));
	form_show(req, &repeat_form,
		pool_printf(req->pool, "/verwaltung/importe/%lld/wiederholen", (long long)id),
		NULL);
	return list_show(req, "List", &errors_list);
}

static enum outcome save_repeat(struct request *req)
{
	int64_t id = request_path_int(req, "import");
	enum outcome outcome = import_repeat(req->db, id);

	if (!outcome)
		outcome = audit_add(req->db, &req->principal, OBJECT_NONE, 0, "staff_import_repeat",
			pool_printf(req->pool, "run=%lld", (long long)id));
	if (outcome == CONFLICT)
		form_problem(req, "", "import_not_kept");
	return outcome
		? outcome
		: redirect_to(req, "import_repeat", "/verwaltung/importe/%lld", (long long)id);
}

const struct page page_imports = {
	.path = "/verwaltung/importe",
	.right = RIGHT_ADMIN,
	LISTS(&runs_list),
	.view = "backend/imports.cs",
	.title = "imports",
	.show = show_list,
};

const struct page page_import = {
	.path = "/verwaltung/importe/{import}",
	.right = RIGHT_ADMIN,
	LISTS(&errors_list),
	.view = "backend/import.cs",
	.title = "import",
	.show = show_run,
};

const struct page page_import_repeat = {
	.path = "/verwaltung/importe/{import}/wiederholen",
	.right = RIGHT_ADMIN,
	.form = &repeat_form,
	LISTS(&errors_list),
	.view = "backend/import.cs",
	.title = "import",
	.show = show_run,
	.save = save_repeat,
};
