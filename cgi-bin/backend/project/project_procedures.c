/* How the procedures of a project stand: by phase and age, and one by one; nobody's work is timed
 * (PRO-20, ACC-33). */
#include "backend/desk/tasks.h"
#include "backend/pages.h"
#include "backend/project/project_view.h"
#include "recruiting/phase.h"
#include "web/list/list.h"

static void bind_procedures(
	struct request *req, struct access_where roles, struct db_value *slots_r)
{
	project_procedures_bind(req->pool, &req->principal, roles, req->object.id, slots_r);
}

/* "Personalrat BSW, bis Mi 16.12."; where nobody is asked nothing. words: role.* task.until */
static const char *waits_text(struct request *req, const struct list_row *row)
{
	const char *unit = list_cell(row, "unit"), *role = list_cell(row, "role");

	if (!role)
		return NULL;
	return pool_printf(req->pool, "%s, %s %s", unit ? unit : view_code(req, "role", role),
		view_word(req, "task.until"), due_words(req, list_cell(row, "due_on")));
}

/* words: phase.* */
static const struct list_column procedure_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "title",
		.label = "backend.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/vakanzen/",
		.link_from = "number"},
	{.code = "pay_grade", .label = "backend.pay_grade", .wide = true},
	{.code = "phase", .label = "procedure.phase", .type = LIST_CODE, .words = "phase"},
	{.code = "since", .label = "procedure.since", .type = LIST_TIME},
	{.code = "waits", .label = "procedure.waits", .text = waits_text},
};

static const char *const phase_choices[] = {"preparation", "agreement", "office", "advertised",
	"selection", "committees", "hiring", NULL};

static const struct list_filter procedure_filters[] = {
	{.code = "schritt",
		.label = "procedure.phase",
		.type = LIST_CHOICE,
		.words = "phase",
		.choices = phase_choices},
};

static const struct list procedures_list = {
	.code = "project_procedures",
	.title = "procedures",
	.right = RIGHT_VACANCY_LIST_VIEW,
	.export = true,
	.source = &project_procedures,
	.bind = bind_procedures,
	LIST_COLUMNS_OF(procedure_columns),
	LIST_FILTERS_OF(procedure_filters),
	.sort = "since",
	.empty = "procedure.empty",
};

/* The department sees of a project name, authority and whom to ask (ACC-16). */
static enum outcome admit(struct request *req)
{
	return project_narrow(req) ? NOT_FOUND : OK;
}

static enum outcome show(struct request *req)
{
	struct project project;
	struct db_rows *counts = NULL;
	bool more = false;
	enum outcome outcome = show_project_head(req, "procedures", &project);

	if (!outcome)
		outcome = phase_counts(
			req->db, req->pool, &req->principal, project.id, &counts, &more);
	if (outcome)
		return outcome;
	view_rows(req, "Phases", counts);
	if (more)
		view_int(req, "Phases_more", PHASE_COUNTED);
	return list_show(req, "List", &procedures_list);
}

const struct page page_project_procedures = {
	.path = "/projekte/{project}/verfahren",
	.right = RIGHT_PROJECT_READ,
	LISTS(&procedures_list),
	.view = "backend/project_procedures.cs",
	.title = "procedures",
	.admit = admit,
	.show = show,
};
