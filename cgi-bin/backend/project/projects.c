/* The projects a person may see. */
#include "backend/pages.h"
#include "recruiting/project.h"

static enum outcome show(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = project_list(req->db, req->pool, &req->principal, &rows);

	if (outcome)
		return outcome;
	view_rows(req, "Projects", rows);
	view_bool(req, "May.create", access_has(&req->principal, RIGHT_PROJECT_NEW));
	return OK;
}

const struct page page_projects = {
	.path = "/projekte",
	.right = RIGHT_PROJECT_LIST_VIEW,
	.view = "backend/projects.cs",
	.title = "projects",
	.show = show,
};
