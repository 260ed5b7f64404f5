/* The applications a person may see. */
#include "application/application.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "recruiting/vacancy.h"

static enum outcome show_list(struct request *req, const char *path, bool archive)
{
	struct application_filter filter = {
		.archive = archive,
		.statuses = request_query(req, "status"),
		.words = request_query(req, "suche"),
		.limit = ROWS_PER_PAGE,
		.offset = list_offset(req),
	};
	const char *number = request_query(req, "vakanz");
	struct db_rows *rows = NULL;
	int64_t total = 0;
	enum outcome outcome = OK;

	if (number)
		outcome = request_object(
			req, OBJECT_VACANCY, number, RIGHT_VACANCY_READ, &filter.vacancy_id);
	if (!outcome)
		outcome = application_list(
			req->db, req->pool, &req->principal, &filter, &rows, &total);
	if (outcome)
		return outcome;
	view_rows(req, "Applications", rows);
	view_text(req, "Filter.path", path);
	view_text(req, "Filter.vacancy", number);
	view_text(req, "Filter.status", filter.statuses);
	view_text(req, "Filter.words", filter.words);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	return OK;
}

static enum outcome show(struct request *req)
{
	return show_list(req, "/bewerbungen", false);
}

static enum outcome show_archive(struct request *req)
{
	return show_list(req, "/archiv", true);
}

const struct page page_applications = {
	.path = "/bewerbungen",
	.right = RIGHT_CANDIDATE_LIST_VIEW,
	.view = "backend/applications.cs",
	.title = "applications",
	.show = show,
};

/* What is archived stands here alone (ACC-16). */
const struct page page_archive = {
	.path = "/archiv",
	.right = RIGHT_ARCHIVE,
	.view = "backend/applications.cs",
	.title = "archive",
	.show = show_archive,
};
