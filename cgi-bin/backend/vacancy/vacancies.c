/* The vacancies a person may see. */
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "recruiting/vacancy.h"

static enum outcome show(struct request *req)
{
	struct vacancy_filter filter = {
		.status = request_query(req, "status"),
		.words = request_query(req, "suche"),
		.limit = ROWS_PER_PAGE,
		.offset = list_offset(req),
	};
	struct db_rows *rows = NULL;
	int64_t total = 0;
	enum outcome outcome;

	outcome = vacancy_list(req->db, req->pool, &req->principal, &filter, &rows, &total);
	if (outcome)
		return outcome;
	view_rows(req, "Vacancies", rows);
	view_text(req, "Filter.status", filter.status);
	view_text(req, "Filter.words", filter.words);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	return OK;
}

const struct page page_vacancies = {
	.path = "/vakanzen",
	.right = RIGHT_VACANCY_LIST_VIEW,
	.view = "backend/vacancies.cs",
	.title = "vacancies",
	.show = show,
};
