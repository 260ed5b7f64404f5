/* The requisitions a person may see. */
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "requisition/requisition.h"

static enum outcome show(struct request *req)
{
	struct requisition_filter filter = {
		.status = request_query(req, "status"),
		.words = request_query(req, "suche"),
		.limit = ROWS_PER_PAGE,
		.offset = list_offset(req),
	};
	struct db_rows *rows = NULL;
	int64_t total = 0;
	enum outcome outcome =
		requisition_list(req->db, req->pool, &req->principal, &filter, &rows, &total);

	if (outcome)
		return outcome;
	view_rows(req, "Requisitions", rows);
	view_text(req, "Filter.status", filter.status);
	view_text(req, "Filter.words", filter.words);
	view_bool(req, "May.archive", access_has(&req->principal, RIGHT_ARCHIVE));
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	return OK;
}

const struct page page_requisitions = {
	.path = "/personalanforderungen",
	.right = RIGHT_REQUISITION_WRITE,
	.view = "backend/requisitions.cs",
	.title = "requisitions",
	.show = show,
};
