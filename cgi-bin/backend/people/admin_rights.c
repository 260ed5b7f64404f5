/* The table of rights: showing, changing, going back to the delivered state. */
#include <string.h>

#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/right_table.h"
#include "web/form/form.h"

/* the rights of each role that can have some: 10, and 43 created */
#define CELLS_MAX (53 * (RIGHT_COUNT - 1))

struct rights_input {
	const char *version;
	struct form_values cells;
};

static const struct form_field rights_fields[] = {
	{.name = "version",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 40,
		FORM_AT(struct rights_input, version)},
	{.name = "cell",
		.type = FIELD_VALUES,
		.max = CELLS_MAX,
		FORM_AT(struct rights_input, cells)},
};
static const struct form rights_form = FORM("rights", rights_fields, struct rights_input);
static const struct form reset_form = {.name = "rights_reset"};

static const char *cell(struct request *req, const struct db_rows *matrix, size_t row)
{
	return pool_printf(req->pool, "%s-%s", db_text(matrix, row, "right_id"),
		db_text(matrix, row, "role_id"));
}

/* Chosen in the form that comes back. */
static bool typed(struct request *req, const struct db_rows *matrix, size_t row)
{
	const struct rights_input *input = req->input;
	const char *wanted = cell(req, matrix, row);

	for (size_t i = 0; i < input->cells.count; i++)
		if (strcmp(input->cells.items[i], wanted) == 0)
			return true;
	return false;
}

static void show_cell(
	struct request *req, const struct db_rows *matrix, size_t row, const char *place)
{
	int64_t has = db_number(matrix, row, "has"),
		delivered = db_number(matrix, row, "delivered");

	view_text(req, pool_printf(req->pool, "%s.role", place), db_text(matrix, row, "role_id"));
	view_bool(req, pool_printf(req->pool, "%s.has", place),
		req->input ? typed(req, matrix, row) : has != 0);
	if (has != delivered)
		view_text(req, pool_printf(req->pool, "%s.delivered", place),
			delivered ? "yes" : "no");
}

/* Rights.N.cells.M from the flat rows; gives how many cells differ from the delivered state. */
static int64_t show_matrix(struct request *req, const struct db_rows *matrix, size_t columns)
{
	bool english = text_equal(req->lang, "en");
	int64_t differ = 0;

	for (size_t i = 0; columns && i < matrix->count; i++) {
		const char *right = pool_printf(req->pool, "Rights.%zu", i / columns);

		if (i % columns == 0) {
			view_text(req, pool_printf(req->pool, "%s.id", right),
				db_text(matrix, i, "right_id"));
			view_text(req, pool_printf(req->pool, "%s.object", right),
				db_text(matrix, i, "object"));
			view_text(req, pool_printf(req->pool, "%s.name", right),
				db_text(matrix, i, english ? "name_en" : "name_de"));
			view_bool(req, pool_printf(req->pool, "%s.begins", right),
				i == 0
					|| !text_equal(db_text(matrix, i, "object"),
						db_text(matrix, i - 1, "object")));
		}
		show_cell(
			req, matrix, i, pool_printf(req->pool, "%s.cells.%zu", right, i % columns));
		differ += db_number(matrix, i, "has") != db_number(matrix, i, "delivered");
	}
	return differ;
}

static void take_cells(
	struct request *req, const struct db_rows *matrix, struct form_values *cells_r)
{
	const char **items = POOL_ARRAY(req->pool, const char *, matrix->count);

	*cells_r = (struct form_values){0, items};
	for (size_t i = 0; i < matrix->count; i++)
		if (db_number(matrix, i, "has"))
			items[cells_r->count++] = cell(req, matrix, i);
}

/* So that a table that comes back because somebody was faster shows both: their changes and these.
 */
static enum outcome now(struct request *req, void *now_r)
{
	struct rights_input *input = now_r;
	struct db_rows *matrix = NULL;
	enum outcome outcome = right_table_list(req->db, req->pool, &matrix);

	if (!outcome)
		take_cells(req, matrix, &input->cells);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct db_rows *roles = NULL, *matrix = NULL;
	struct rights_input initial = {0};
	enum outcome outcome = right_table_roles(req->db, req->pool, &roles);

	if (!outcome)
		outcome = right_table_version(req->db, req->pool, &initial.version);
	if (!outcome)
		outcome = right_table_list(req->db, req->pool, &matrix);
	if (outcome)
		return outcome;
	take_cells(req, matrix, &initial.cells);
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Roles", roles);
	admin_role_names(req, "Roles", roles);
	view_int(req, "Rights_differ", show_matrix(req, matrix, roles->count));
	view_text(req, "Rights_version", initial.version);
	form_show(req, &rights_form, "/verwaltung/rechte", &initial);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct rights_input *input = req->input;
	enum outcome outcome = right_table_save(req->db, req->pool, &req->principal, input->version,
		input->cells.items, input->cells.count);

	if (outcome == INVALID)
		form_problem(req, "", "invalid");
	if (outcome == CONFLICT)
		form_problem(req, "", "rights_changed");
	return outcome ? outcome : redirect_to(req, "rights_saved", "/verwaltung/rechte");
}

static enum outcome show_reset(struct request *req)
{
	struct db_rows *matrix = NULL;
	int64_t differ = 0;
	enum outcome outcome = right_table_list(req->db, req->pool, &matrix);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < matrix->count; i++) {
		const char *place = pool_printf(req->pool, "Changes.%lld", (long long)differ);
		bool delivered = db_number(matrix, i, "delivered") != 0;

		if ((db_number(matrix, i, "has") != 0) == delivered)
			continue;
		view_text(req, pool_printf(req->pool, "%s.role", place),
			admin_role(req, db_text(matrix, i, "role"), db_text(matrix, i, "role_de"),
				db_text(matrix, i, "role_en")));
		view_text(req, pool_printf(req->pool, "%s.object", place),
			db_text(matrix, i, "object"));
		view_text(req, pool_printf(req->pool, "%s.name", place),
			db_text(matrix, i, text_equal(req->lang, "en") ? "name_en" : "name_de"));
		view_text(req, pool_printf(req->pool, "%s.delivered", place),
			delivered ? "yes" : "no");
		differ++;
	}
	admin_crumbs(req, "title.admin_rights", "/verwaltung/rechte");
	form_show(req, &reset_form, "/verwaltung/rechte/zuruecksetzen", NULL);
	return OK;
}

static enum outcome save_reset(struct request *req)
{
	enum outcome outcome = right_table_reset(req->db, req->pool, &req->principal);

	return outcome ? outcome : redirect_to(req, "rights_reset", "/verwaltung/rechte");
}

const struct page page_admin_rights = {
	.path = "/verwaltung/rechte",
	.right = RIGHT_ADMIN,
	.form = &rights_form,
	.view = "backend/admin_rights.cs",
	.title = "admin_rights",
	.show = show,
	.now = now,
	.save = save,
};

const struct page page_admin_rights_reset = {
	.path = "/verwaltung/rechte/zuruecksetzen",
	.right = RIGHT_ADMIN,
	.form = &reset_form,
	.view = "backend/admin_rights_reset.cs",
	.title = "admin_rights_reset",
	.show = show_reset,
	.save = save_reset,
};
