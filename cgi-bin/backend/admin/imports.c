/* The runs of the staff import: the list, one run with its wrong rows, and repeating it. */
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/text.h"
#include "history/history.h"
#include "import/import.h"
#include "web/form/form.h"

static const struct form repeat_form = {.name = "import_repeat"};

static enum outcome show_list(struct request *req)
{
	struct db_rows *rows = NULL;
	int64_t total = 0;
	enum outcome outcome =
		import_runs(req->db, req->pool, ROWS_PER_PAGE, list_offset(req), &rows, &total);

	if (outcome)
		return outcome;
	view_rows(req, "Runs", rows);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	return OK;
}

static enum outcome show_run(struct request *req)
{
	int64_t id = request_path_int(req, "import"), total = 0;
	struct db_rows *run = NULL, *errors = NULL;
	enum outcome outcome = import_run(req->db, req->pool, id, &run);

	if (!outcome)
		outcome = import_errors(
			req->db, req->pool, id, ROWS_PER_PAGE, list_offset(req), &errors, &total);
	if (outcome)
		return outcome;
	view_row(req, "Run", run);
	view_rows(req, "Errors", errors);
	view_int(req, "Kept", total);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	view_crumb(req, view_word(req, "title.administration"), "/verwaltung");
	view_crumb(req, view_word(req, "title.imports"), "/verwaltung/importe");
	view_title(req,
		pool_printf(req->pool, "%s %lld", view_word(req, "title.import"), (long long)id));
	form_show(req, &repeat_form,
		pool_printf(req->pool, "/verwaltung/importe/%lld/wiederholen", (long long)id),
		NULL);
	return OK;
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
	if (outcome)
		return outcome;
	return redirect_to(req, "import_repeat", "/verwaltung/importe/%lld", (long long)id);
}

const struct page page_imports = {
	.path = "/verwaltung/importe",
	.right = RIGHT_ADMIN,
	.view = "backend/imports.cs",
	.title = "imports",
	.show = show_list,
};

const struct page page_import = {
	.path = "/verwaltung/importe/{import}",
	.right = RIGHT_ADMIN,
	.view = "backend/import.cs",
	.title = "import",
	.show = show_run,
};

const struct page page_import_repeat = {
	.path = "/verwaltung/importe/{import}/wiederholen",
	.right = RIGHT_ADMIN,
	.form = &repeat_form,
	.view = "backend/import.cs",
	.title = "import",
	.show = show_run,
	.save = save_repeat,
};
