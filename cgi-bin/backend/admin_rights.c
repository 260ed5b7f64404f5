/* The table of rights: showing, changing, going back to the delivered state. */
#include "backend/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/rights.h"

#define CELLS_MAX 2703	/* 51 rights for each role that can have rights: 10, and 43 created */

struct rights_input {
	const char *version;
	struct form_values cells;
};

static const struct form_field rights_fields[] = {
	{.name = "version", .type = FIELD_TEXT, .max = 40, FORM_AT(struct rights_input, version)},
	{.name = "cell", .type = FIELD_VALUES, .max = CELLS_MAX, FORM_AT(struct rights_input, cells)},
};
static const struct form rights_form = FORM("rights", rights_fields, struct rights_input);
static const struct form reset_form = {.name = "rights_reset"};

/* Columns of rights_matrix. */
enum { RIGHT_ID, CODE, OBJECT, NAME_DE, NAME_EN, ROLE_ID, HAS, DELIVERED, ROLE, ROLE_DE, ROLE_EN };

static void show_cell(struct request *req, const struct db_rows *matrix, size_t row,
	const char *place)
{
	int64_t has = db_cell_int(matrix, row, HAS), delivered = db_cell_int(matrix, row, DELIVERED);

	view_text(req, pool_printf(req->pool, "%s.role", place), db_cell_text(matrix, row, ROLE_ID));
	view_bool(req, pool_printf(req->pool, "%s.has", place), has != 0);
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
				db_cell_text(matrix, i, RIGHT_ID));
			view_text(req, pool_printf(req->pool, "%s.object", right),
				db_cell_text(matrix, i, OBJECT));
			view_text(req, pool_printf(req->pool, "%s.name", right),
				db_cell_text(matrix, i, english ? NAME_EN : NAME_DE));
			view_bool(req, pool_printf(req->pool, "%s.begins", right), i == 0 ||
				!text_equal(db_cell_text(matrix, i, OBJECT),
					db_cell_text(matrix, i - 1, OBJECT)));
		}
		show_cell(req, matrix, i,
			pool_printf(req->pool, "%s.cells.%zu", right, i % columns));
		differ += db_cell_int(matrix, i, HAS) != db_cell_int(matrix, i, DELIVERED);
	}
	return differ;
}

static enum outcome show(struct request *req)
{
	struct db_rows *roles = NULL, *matrix = NULL;
	const char *version = NULL;
	enum outcome outcome;

	if ((outcome = rights_roles(req->db, req->pool, &roles)) ||
	    (outcome = rights_version(req->db, req->pool, &version)) ||
	    (outcome = rights_matrix(req->db, req->pool, &matrix)))
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Roles", roles);
	admin_role_names(req, "Roles", roles, 1);
	view_int(req, "Rights_differ", show_matrix(req, matrix, roles->count));
	view_text(req, "Rights_version", version);
	form_show(req, &rights_form, "/verwaltung/rechte", NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct rights_input *input = req->input;
	enum outcome outcome = rights_save(req->db, req->pool, &req->principal, input->version,
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
	enum outcome outcome = rights_matrix(req->db, req->pool, &matrix);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < matrix->count; i++) {
		const char *place = pool_printf(req->pool, "Changes.%lld", (long long)differ);
		bool delivered = db_cell_int(matrix, i, DELIVERED) != 0;

		if ((db_cell_int(matrix, i, HAS) != 0) == delivered)
			continue;
		view_text(req, pool_printf(req->pool, "%s.role", place),
			admin_role(req, db_cell_text(matrix, i, ROLE), db_cell_text(matrix, i, ROLE_DE),
				db_cell_text(matrix, i, ROLE_EN)));
		view_text(req, pool_printf(req->pool, "%s.object", place),
			db_cell_text(matrix, i, OBJECT));
		view_text(req, pool_printf(req->pool, "%s.name", place), db_cell_text(matrix, i,
			text_equal(req->lang, "en") ? NAME_EN : NAME_DE));
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
	enum outcome outcome = rights_reset(req->db, req->pool, &req->principal);

	return outcome ? outcome : redirect_to(req, "rights_reset", "/verwaltung/rechte");
}

const struct page page_admin_rights = {
	.path = "/verwaltung/rechte",
	.right = RIGHT_ADMIN,
	.form = &rights_form,
	.view = "backend/admin_rights.cs",
	.title = "admin_rights",
	.show = show,
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
