/* The runs of the nightly engine: the list, one run rule by rule, its report to download, asking
 * for a run (RET-50, RET-53). */
#include <string.h>

#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/text.h"
#include "format/json.h"
#include "history/history.h"
#include "nightly/nightly_report.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define PATH "/verwaltung/naechtlicher-lauf"

struct nightly_input {
	const char *kind;
};

static const char *const nightly_kinds[] = {"dry", "now", NULL};

static const struct form_field nightly_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.required = true,
		.choices = nightly_kinds,
		FORM_AT(struct nightly_input, kind)},
};

static const struct form nightly_form = FORM("nightly", nightly_fields, struct nightly_input);

static enum outcome show_asked(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = nightly_asked(req->db, req->pool, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		view_bool(req, db_number(rows, i, "dry") ? "Asked.dry" : "Asked.now", true);
	return outcome;
}

/* Says so where the counts are not the sealed report's. */
static enum outcome show_partial(struct request *req)
{
	bool partial = false;
	enum outcome outcome = nightly_partial(req->db, &req->principal, &partial);

	view_bool(req, "Partial", partial);
	return outcome;
}

/* "12: Probelauf (RET-04)" */
static const char *run_text(struct request *req, const struct list_row *row)
{
	bool dry = text_equal(list_cell(row, "dry"), "1");
	const char *rule = list_cell(row, "only_rule");
	const char *text = pool_printf(req->pool, "%s: %s", list_cell(row, "id"),
		view_word(req, dry ? "nightly.kind_dry" : "nightly.kind_real"));

	return text_empty(rule) ? text : pool_printf(req->pool, "%s (%s)", text, rule);
}

static const struct list_column run_columns[] = {
	{.code = "run",
		.label = "nightly.run",
		.text = run_text,
		.head = true,
		.link = PATH "/",
		.link_from = "id"},
	{.code = "started_at", .label = "nightly.started_at", .type = LIST_TIME},
	{.code = "status", .label = "backend.status", .type = LIST_CODE, .words = "nightly_status"},
	{.code = "clock", .label = "nightly.clock", .type = LIST_INSTANT, .wide = true},
	{.code = "done", .label = "nightly.done", .type = LIST_NUMBER},
	{.code = "failed", .label = "nightly.failed", .type = LIST_NUMBER},
	{.code = "seconds", .label = "nightly.seconds", .type = LIST_NUMBER, .wide = true},
};

static const char *const run_statuses[] = {"running", "done", "aborted", NULL};

static const struct list_filter run_filters[] = {
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.words = "nightly_status",
		.choices = run_statuses},
};

static void bind_runs(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[NIGHTLY_SLOT_READER - 1] = db_int(req->principal.id);
}

static const struct list runs_list = {
	.code = "nightly",
	.title = "nightly",
	.path = PATH,
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &nightly_run_list,
	.bind = bind_runs,
	LIST_COLUMNS_OF(run_columns),
	LIST_FILTERS_OF(run_filters),
	.sort = "run",
	.descending = true,
	.empty = "nightly.empty",
};

static enum outcome show_list(struct request *req)
{
	enum outcome outcome = show_partial(req);

	if (!outcome)
		outcome = show_asked(req);
	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	form_show(req, &nightly_form, PATH, NULL);
	return list_show(req, "List", &runs_list);
}

static enum outcome save_ask(struct request *req)
{
	const struct nightly_input *input = req->input;
	bool dry = text_equal(input->kind, "dry");
	enum outcome outcome = nightly_ask(req->db, req->pool, &req->principal, dry);

	if (outcome == CONFLICT)
		return redirect_to(req, "nightly_asked", PATH);
	if (!outcome)
		outcome = audit_add(req->db, &req->principal, OBJECT_NONE, 0, "nightly_asked",
			dry ? "dry" : "now");
	return outcome ? outcome : redirect_to(req, "nightly_asked", PATH);
}

/* "RET-04: Nicht abgesendeten Entwurf löschen" */
static const char *rule_text(struct request *req, const struct list_row *row)
{
	return pool_printf(req->pool, "%s: %s", list_cell(row, "rule"),
		view_code(req, "nightly_rule", list_cell(row, "code")));
}

/* "Fehlgeschlagen: gesperrt" */
static const char *outcome_text(struct request *req, const struct list_row *row)
{
	const char *text = view_code(req, "nightly_outcome", list_cell(row, "outcome"));
	const char *reason = list_cell(row, "reason");

	return text_empty(reason)
		? text
		: pool_printf(req->pool, "%s: %s", text, view_code(req, "nightly_reason", reason));
}

static const struct list_column object_columns[] = {
	{.code = "number", .label = "backend.number", .head = true},
	{.code = "object", .label = "nightly.object", .type = LIST_CODE, .words = "nightly_object"},
	{.code = "rule", .label = "nightly.rule", .text = rule_text},
	{.code = "clock_start", .label = "nightly.clock_start", .type = LIST_INSTANT, .wide = true},
	{.code = "due", .label = "nightly.due", .type = LIST_INSTANT, .wide = true},
	{.code = "outcome", .label = "nightly.outcome", .text = outcome_text},
};

static const char *const object_outcomes[] = {"due", "done", "failed", NULL};

static const struct list_filter object_filters[] = {
	{.code = "ergebnis",
		.label = "nightly.outcome",
		.type = LIST_CHOICE,
		.words = "nightly_outcome",
		.choices = object_outcomes},
};

static void bind_objects(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	bind_runs(req, roles, slots_r);
	slots_r[NIGHTLY_SLOT_RUN - 1] = db_int(request_path_int(req, "run"));
}

static const struct list objects_list = {
	.code = "nightly_objects",
	.title = "nightly_objects",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &nightly_object_list,
	.bind = bind_objects,
	LIST_COLUMNS_OF(object_columns),
	LIST_FILTERS_OF(object_filters),
	.sort = "rule",
	.empty = "nightly.objects_empty",
};

static enum outcome show_run(struct request *req)
{
	int64_t id = request_path_int(req, "run");
	struct db_rows *run = NULL, *results = NULL;
	enum outcome outcome = nightly_run_get(req->db, req->pool, &req->principal, id, &run);

	if (!outcome)
		outcome = nightly_results(req->db, req->pool, &req->principal, id, &results);
	if (!outcome)
		outcome = show_partial(req);
	if (outcome)
		return outcome;
	view_row(req, "Run", run);
	view_rows(req, "Results", results);
	admin_crumbs(req, "title.nightly", PATH);
	view_title(req,
		pool_printf(
			req->pool, "%s %lld", view_word(req, "title.nightly_run"), (long long)id));
	return list_show(req, "List", &objects_list);
}

/* Everything of a report. */
struct report {
	int64_t id;
	struct db_rows *run, *results, *objects;
};

static enum outcome report_read(struct request *req, struct report *report_r)
{
	enum outcome outcome;

	report_r->id = request_path_int(req, "run");
	outcome =
		nightly_run_get(req->db, req->pool, &req->principal, report_r->id, &report_r->run);
	if (!outcome)
		outcome = nightly_results(
			req->db, req->pool, &req->principal, report_r->id, &report_r->results);
	if (!outcome)
		outcome = nightly_objects(
			req->db, req->pool, &req->principal, report_r->id, &report_r->objects);
	if (!outcome)
		outcome = audit_add(req->db, &req->principal, OBJECT_NONE, 0, "nightly_report",
			pool_printf(req->pool, "run=%lld", (long long)report_r->id));
	return outcome;
}

static enum outcome report_send(struct request *req, const struct report *report, const char *mime,
	const char *suffix, const struct buf *body)
{
	enum outcome outcome = response_begin(req, mime,
		pool_printf(req->pool, "naechtlicher-lauf-%lld.%s", (long long)report->id, suffix),
		false, (int64_t)body->length);

	return outcome ? outcome : response_write(req, body->data, body->length);
}

static void csv_text(struct buf *buf, const char *text)
{
	if (!strpbrk(text, ";\"\r\n")) {
		buf_str(buf, text);
		return;
	}
	buf_char(buf, '"');
	for (; *text; text++) {
		if (*text == '"')
			buf_char(buf, '"');
		buf_char(buf, *text);
	}
	buf_char(buf, '"');
}

static void csv_line(struct buf *buf, const struct db_rows *rows, size_t row, const char *kind)
{
	buf_str(buf, kind);
	for (size_t i = 0; i < rows->columns; i++) {
		const char *text = db_cell(rows, row, i)->bytes;

		buf_char(buf, ';');
		csv_text(buf, text ? text : "");
	}
	buf_str(buf, "\r\n");
}

static enum outcome show_csv(struct request *req)
{
	struct report report;
	struct buf buf;
	enum outcome outcome = report_read(req, &report);

	if (outcome)
		return outcome;
	buf_init(&buf, req->pool);
	buf_str(&buf,
		"run;id;dry;only_rule;clock;asked_by;status;done;passed;failed;started_at;"
		"ended_at;seconds;seal_number;seal\r\n");
	csv_line(&buf, report.run, 0, "run");
	buf_str(&buf, "rule;rule;code;done;passed;failed;milliseconds\r\n");
	for (size_t i = 0; i < report.results->count; i++)
		csv_line(&buf, report.results, i, "rule");
	buf_str(&buf, "object;rule;code;object;number;clock_start;due;outcome;reason\r\n");
	for (size_t i = 0; i < report.objects->count; i++)
		csv_line(&buf, report.objects, i, "object");
	return report_send(req, &report, "text/csv; charset=utf-8", "csv", &buf);
}

static void json_rows(struct buf *buf, const struct db_rows *rows, size_t row)
{
	for (size_t i = 0; i < rows->columns; i++) {
		const struct db_cell *cell = db_cell(rows, row, i);

		if (cell->bytes && rows->kinds[i] == DB_KIND_INT)
			json_int(buf, rows->names[i], cell->number);
		else
			json_text(buf, rows->names[i], cell->bytes);
	}
}

static void json_list(struct buf *buf, const char *name, const struct db_rows *rows)
{
	json_open(buf, name, '[');
	for (size_t i = 0; i < rows->count; i++) {
		json_open(buf, NULL, '{');
		json_rows(buf, rows, i);
		json_close(buf, '}');
	}
	json_close(buf, ']');
}

static enum outcome show_json(struct request *req)
{
	struct report report;
	struct buf buf;
	enum outcome outcome = report_read(req, &report);

	if (outcome)
		return outcome;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_rows(&buf, report.run, 0);
	json_list(&buf, "rules", report.results);
	json_list(&buf, "objects", report.objects);
	json_close(&buf, '}');
	return report_send(req, &report, "application/json", "json", &buf);
}

const struct page page_nightly = {
	.path = PATH,
	.right = RIGHT_ADMIN,
	.form = &nightly_form,
	LISTS(&runs_list),
	.view = "backend/nightly.cs",
	.title = "nightly",
	.show = show_list,
	.save = save_ask,
};

const struct page page_nightly_run = {
	.path = PATH "/{run}",
	.right = RIGHT_ADMIN,
	LISTS(&objects_list),
	.view = "backend/nightly_run.cs",
	.title = "nightly_run",
	.show = show_run,
};

const struct page page_nightly_csv = {
	.path = PATH "/{run}/bericht.csv",
	.right = RIGHT_ADMIN,
	.title = "nightly_run",
	.show = show_csv,
	.raw = true,
};

const struct page page_nightly_json = {
	.path = PATH "/{run}/bericht.json",
	.right = RIGHT_ADMIN,
	.title = "nightly_run",
	.show = show_json,
	.raw = true,
};
