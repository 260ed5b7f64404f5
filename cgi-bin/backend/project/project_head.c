/* The head of a project's desk, its steps, and its history. */
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/project/project_view.h"
#include "base/text.h"
#include "web/list/walk.h"

struct status_input {
	const char *status;
};

static const struct form_field status_fields[] = {
	{.name = "status",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct status_input, status)},
};

static const struct form status_form = FORM("project_status", status_fields, struct status_input);

bool project_narrow(const struct request *req)
{
	return may_roles(req, RIGHT_PROJECT_READ) == ROLE_BIT(ROLE_DEPARTMENT);
}

static void view_project(struct request *req, const struct project *project)
{
	view_text(req, "Project.number", project->number);
	view_text(req, "Project.name", project->name);
	view_text(req, "Project.status", project->status);
	view_text(req, "Project.authority", project->authority);
	view_text(req, "Project.office", project->personnel_office);
	view_text(req, "Project.responsible", project->responsible);
	if (!project->parent || project_narrow(req))
		return;
	view_text(req, "Project.parent", project->parent);
	view_text(req, "Project.parent_path",
		pool_printf(req->pool, "/projekte/%s", project->parent_number));
}

/* words: tab.overview tab.people tab.procedures backend.edit backend.vacancy_create
 * title.foreign_new */
static void view_project_ways(
	struct request *req, const struct project *project, const char *path, const char *tab)
{
	bool edit = may(req, RIGHT_PROJECT_EDIT);

	if (text_equal(project->status, "aktiv") && !project->foreign_ads
		&& may(req, RIGHT_PROJECT_VACANCY_CREATE))
		head_do(req, pool_printf(req->pool, "%s/vakanzen/neu", path),
			"backend.vacancy_create");
	if (text_equal(project->status, "aktiv") && project->foreign_ads
		&& may(req, RIGHT_FOREIGN_ADS))
		head_do(req, pool_printf(req->pool, "%s/fremdanzeigen/neu", path),
			"title.foreign_new");
	if (edit)
		head_link(req, pool_printf(req->pool, "%s/bearbeiten", path), "backend.edit");
	head_tab(req, "overview", path, -1, tab);
	if (edit)
		head_tab(req, "people", pool_printf(req->pool, "%s/personen", path), -1, tab);
	if (!project_narrow(req))
		head_tab(req, "procedures", pool_printf(req->pool, "%s/verfahren", path), -1, tab);
	head_tabs_trail(req, OBJECT_PROJECT, path, false, tab);
}

/* What nobody takes back is asked first. */
static const char *project_step_path(struct request *req, const struct process_step *step)
{
	return text_equal(step->to, "geloescht")
		? pool_printf(req->pool, "/projekte/%s/schritt/%s", req->object.number, step->to)
		: NULL;
}

enum outcome show_project_head(struct request *req, const char *tab, struct project *project_r)
{
	const char *path;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, project_r);

	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/projekte/%s", project_r->number);
	view_project(req, project_r);
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	head_crumbs(req, project_r->number, project_r->name, true, path, tab);
	view_project_ways(req, project_r, path, tab);
	if (project_narrow(req)) {
		head_title(req, project_r->name, true);
		return list_walk_show(req);
	}
	return head_show(req,
		&(struct head){.kind = OBJECT_PROJECT,
			.id = project_r->id,
			.title = project_r->name,
			.german = true,
			.roles = req->object.roles,
			.steps = may_step(req, RIGHT_PROJECT_EDIT),
			.form = &status_form,
			.action = pool_printf(req->pool, "%s/status", path),
			.step_path = project_step_path},
		NULL);
}

static enum outcome show_history_tab(struct request *req)
{
	struct project project;
	enum outcome outcome = show_project_head(req, "history", &project);

	return outcome ? outcome : show_history(req, OBJECT_PROJECT, project.id);
}

static enum outcome save_status(struct request *req)
{
	const struct status_input *input = req->input;
	const char *asked = project_step_path(req, &(struct process_step){.to = input->status});
	bool archived = text_equal(input->status, "archiviert");
	enum outcome outcome;

	if (asked)
		return redirect_to(req, NULL, "%s", asked);
	outcome = process_move(req->db, req->pool, &req->principal,
		&(struct process_move){
			.kind = OBJECT_PROJECT, .id = req->object.id, .to = input->status},
		&req->problems);
	if (outcome == DENIED) {
		form_problem(req, "status", "step");
		return INVALID;
	}
	return outcome ? outcome
		       : redirect_to(req, archived ? "archived" : "status_changed", "/projekte/%s",
			       req->object.number);
}

const struct page page_project_history = {
	.path = "/projekte/{project}/verlauf",
	.right = RIGHT_PROJECT_READ,
	.view = "backend/desk_history.cs",
	.title = "project",
	.admit = admit_trail,
	.show = show_history_tab,
};

/* What was refused is shown with the history: the overview's list asks for its own address. */
const struct page page_project_status = {
	.path = "/projekte/{project}/status",
	.right = RIGHT_PROJECT_EDIT,
	.archived = true,
	.form = &status_form,
	.view = "backend/desk_history.cs",
	.title = "project",
	.show = show_history_tab,
	.save = save_status,
};
