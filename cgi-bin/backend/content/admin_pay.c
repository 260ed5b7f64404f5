/* Pay tables: to list, to look at, to take in as CSV and to change while they are drafts (EU
 * 2023/970 art. 5). */
#include "backend/content/admin_pay.h"

#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/csv.h"
#include "pay/grade.h"
#include "web/form/form.h"
#include "web/render.h"

#define FILE_MAX 80000 /* bytes: PAY_CSV_MAX characters in any encoding */
#define CENTS 100

struct pay_form {
	struct pay_table_input data;
	struct upload *file;
};

static const struct form_field pay_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		FORM_AT(struct pay_form, data.name)},
	{.name = "valid_from",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct pay_form, data.valid_from)},
	{.name = "hours",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct pay_form, data.hours)},
	{.name = "source",
		.type = FIELD_TEXT,
		.max = 300,
		.required = true,
		FORM_AT(struct pay_form, data.source)},
	{.name = "example", .type = FIELD_CHECK, FORM_AT(struct pay_form, data.example)},
	{.name = "file", .type = FIELD_FILES, .max = 1, FORM_AT(struct pay_form, file)},
	{.name = "amounts",
		.type = FIELD_LONG,
		.max = PAY_CSV_MAX,
		FORM_AT(struct pay_form, data.amounts)},
};

static const struct form pay_form = FORM("pay_table", pay_fields, struct pay_form);

enum outcome admin_pay_table(struct request *req, struct pay_table *table_r)
{
	return pay_table_get(req->db, req->pool, request_path_int(req, "pay"), table_r);
}

const char *admin_pay_path(
	const struct request *req, const struct pay_table *table, const char *rest)
{
	return pool_printf(req->pool, ADMIN_PAY "/%lld%s", (long long)table->id, rest);
}

static void show_when(struct request *req, const char *name, const char *sql)
{
	if (sql)
		view_time(req, name, clock_from_sql(sql));
}

void admin_pay_show(struct request *req, const struct pay_table *table, bool below)
{
	const struct pay_table_input *data = &table->data;
	const char *title = pool_printf(req->pool, "%s, %s %s", data->name,
		view_word(req, "pay.valid_from"), day_show(req->pool, data->valid_from, req->lang));

	admin_crumbs(req, "title.admin_pay", ADMIN_PAY);
	if (below)
		view_crumb(req, title, admin_pay_path(req, table, ""));
	else
		view_title(req, title);
	view_text(req, "Table.name", data->name);
	view_text(req, "Table.source", data->source);
	view_text(req, "Table.hours", pay_hours(req->pool, data->hours, req->lang));
	view_text(req, "Table.state", table->state);
	view_bool(req, "Table.example", data->example);
	view_bool(req, "Table.faulty", table->faults != NULL);
	view_text(req, "Table.path",
		pool_printf(req->pool, "%s%s", req->base, admin_pay_path(req, table, "")));
	view_text(req, "Table.copy",
		pool_printf(req->pool, "%s" ADMIN_PAY "/neu?von=%lld", req->base,
			(long long)table->id));
	view_day(req, "Table.valid_from", data->valid_from);
	show_when(req, "Table.changed_at", table->changed_at);
	show_when(req, "Table.released_at", table->released_at);
	show_when(req, "Table.withdrawn_at", table->withdrawn_at);
	view_text(req, "Table.changed_by", table->changed_by);
	view_text(req, "Table.released_by", table->released_by);
	view_text(req, "Table.withdrawn_by", table->withdrawn_by);
}

static enum outcome show_list(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = pay_table_list(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Tables", rows);
	return OK;
}

const struct page page_admin_pay = {
	.path = ADMIN_PAY,
	.right = RIGHT_ADMIN,
	.view = "backend/admin_pay.cs",
	.title = "admin_pay",
	.show = show_list,
};

/* "4.190,50" and "4,190.50". */
static const char *amount_text(const struct request *req, int64_t cents)
{
	return pool_printf(req->pool, "%s%c%02lld",
		text_number(req->pool, cents / CENTS, req->lang),
		text_equal(req->lang, "de") ? ',' : '.', (long long)(cents % CENTS));
}

/* Steps.N.step, and Grid.N.grade with cells.N.step and .amount for every step of the table. */
static void show_grid(struct request *req, const struct db_rows *amounts)
{
	bool known[PAY_STEPS_MAX + 1] = {false};

	for (size_t i = 0; i < amounts->count; i++)
		known[db_number(amounts, i, "step")] = true;
	for (int64_t step = 1; step <= PAY_STEPS_MAX; step++)
		if (known[step])
			view_int(req, pool_printf(req->pool, "Steps.%lld.step", (long long)step),
				step);
	for (size_t i = 0; i < amounts->count;) {
		const char *grade = db_text(amounts, i, "grade");
		struct view *row = view_node(req->view, pool_printf(req->pool, "Grid.%zu", i));

		view_set(row, "grade", grade_show(req->pool, grade));
		for (int64_t step = 1; step <= PAY_STEPS_MAX; step++) {
			if (!known[step])
				continue;
			struct view *cell = view_node(
				row, pool_printf(req->pool, "cells.%lld", (long long)step));
			view_set(cell, "step", pool_printf(req->pool, "%lld", (long long)step));
			if (i < amounts->count && db_number(amounts, i, "step") == step
				&& text_equal(db_text(amounts, i, "grade"), grade))
				view_set(cell, "amount",
					amount_text(req, db_number(amounts, i++, "cents")));
		}
	}
}

static void show_faults(struct request *req, const struct pay_grid *grid)
{
	size_t shown = grid->fault_count < PAY_FAULTS_MAX ? grid->fault_count : PAY_FAULTS_MAX;

	for (size_t i = 0; i < shown; i++) {
		const struct pay_fault *fault = &grid->faults[i];
		const char *place = pool_printf(req->pool, "Faults.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.reason", place),
			view_code(req, "pay_fault", fault->reason));
		view_text(req, pool_printf(req->pool, "%s.text", place), fault->text);
		if (fault->line)
			view_int(req, pool_printf(req->pool, "%s.line", place), fault->line);
		if (fault->column)
			view_int(req, pool_printf(req->pool, "%s.column", place), fault->column);
	}
	view_int(req, "Table.faults", (int64_t)grid->fault_count);
	if (grid->fault_count > shown)
		view_int(req, "Table.faults_more", (int64_t)(grid->fault_count - shown));
}

static enum outcome show_one(struct request *req)
{
	struct pay_table table;
	enum outcome outcome = admin_pay_table(req, &table);

	if (outcome)
		return outcome;
	admin_pay_show(req, &table, false);
	if (table.faults)
		show_faults(req, table.faults);
	else
		show_grid(req, table.amounts);
	return OK;
}

const struct page page_admin_pay_table = {
	.path = ADMIN_PAY "/{pay}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_pay_table.cs",
	.title = "admin_pay_table",
	.show = show_one,
};

/* A file takes the place of the text. words: problem.pay_file_long problem.pay_file_binary */
static enum outcome file_take(struct request *req, struct pay_form *input)
{
	const struct upload *file = input->file;
	struct csv_fault fault;
	const char *text = NULL;

	if (!file)
		return OK;
	if (file->size > FILE_MAX) {
		problem_add(&req->problems, "file", "pay_file_long");
		return INVALID;
	}
	char *bytes = pool_alloc(req->pool, (size_t)file->size + 1);
	enum outcome outcome = upload_read(req, file, 0, bytes, (size_t)file->size);
	if (outcome)
		return outcome;
	outcome = csv_text(req->pool, bytes, (size_t)file->size, &text, &fault);
	if (!outcome && text_length(text) > PAY_CSV_MAX)
		outcome = INVALID;
	if (outcome) {
		problem_add(
			&req->problems, "file", fault.reason ? "pay_file_binary" : "pay_file_long");
		return outcome;
	}
	input->data.amounts = text_clean(req->pool, text);
	return OK;
}

static enum outcome show_new(struct request *req)
{
	struct pay_table from;
	struct pay_form initial = {0};
	int64_t id = request_query_int(req, "von", 0);
	enum outcome outcome = id > 0 ? pay_table_get(req->db, req->pool, id, &from) : NOT_FOUND;

	if (outcome == UNAVAILABLE)
		return outcome;
	if (!outcome) {
		initial.data = from.data;
		initial.data.valid_from = NULL; /* that is what makes it another table */
	}
	admin_crumbs(req, "title.admin_pay", ADMIN_PAY);
	view_text(req, "Back", pool_printf(req->pool, "%s" ADMIN_PAY, req->base));
	form_show(req, &pay_form, req->path, &initial);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	struct pay_form *input = req->input;
	int64_t id = 0;
	enum outcome outcome = file_take(req, input);

	if (!outcome)
		outcome = pay_table_add(
			req->db, req->pool, &req->principal, &input->data, &req->problems, &id);
	return outcome ? outcome : redirect_to(req, "pay_saved", ADMIN_PAY "/%lld", (long long)id);
}

const struct page page_admin_pay_new = {
	.path = ADMIN_PAY "/neu",
	.right = RIGHT_ADMIN,
	.form = &pay_form,
	.view = "backend/admin_pay_edit.cs",
	.title = "admin_pay_new",
	.show = show_new,
	.save = save_new,
};

/* What was released is not changed any more. */
static enum outcome admit_draft(struct request *req)
{
	struct pay_table table;
	enum outcome outcome = admin_pay_table(req, &table);

	if (outcome || text_equal(table.state, "draft"))
		return outcome;
	return redirect_to(req, "step_gone", "%s", admin_pay_path(req, &table, ""));
}

static enum outcome now(struct request *req, void *now_r)
{
	struct pay_table table;
	enum outcome outcome = admin_pay_table(req, &table);

	if (!outcome)
		*(struct pay_form *)now_r = (struct pay_form){.data = table.data};
	return outcome;
}

static enum outcome show_change(struct request *req)
{
	struct pay_table table;
	enum outcome outcome = admin_pay_table(req, &table);

	if (outcome)
		return outcome;
	admin_pay_show(req, &table, true);
	if (table.faults)
		show_faults(req, table.faults);
	view_text(req, "Back",
		pool_printf(req->pool, "%s%s", req->base, admin_pay_path(req, &table, "")));
	form_show(req, &pay_form, req->path, &(struct pay_form){.data = table.data});
	return OK;
}

static enum outcome save_change(struct request *req)
{
	struct pay_form *input = req->input;
	const struct pay_form *before = req->now;
	int64_t id = request_path_int(req, "pay");
	enum outcome outcome = file_take(req, input);

	input->data.version = before->data.version;
	if (!outcome)
		outcome = pay_table_change(
			req->db, req->pool, &req->principal, id, &input->data, &req->problems);
	return outcome ? outcome : redirect_to(req, "pay_saved", ADMIN_PAY "/%lld", (long long)id);
}

const struct page page_admin_pay_change = {
	.path = ADMIN_PAY "/{pay}/aendern",
	.right = RIGHT_ADMIN,
	.form = &pay_form,
	.view = "backend/admin_pay_edit.cs",
	.title = "admin_pay_change",
	.admit = admit_draft,
	.show = show_change,
	.now = now,
	.save = save_change,
};
