/* Looking for staff users. */
#include "backend/admin/admin.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/staff_admin.h"

static enum outcome show(struct request *req)
{
	const char *status = request_query(req, "status");
	struct staff_filter filter = {
		.words = request_query(req, "name"),
		.status = text_empty(status) ? NULL : status,
		.limit = ROWS_PER_PAGE,
		.offset = list_offset(req),
	};
	struct db_rows *rows = NULL;
	int64_t total = 0;
	enum outcome outcome = staff_search(req->db, req->pool, &filter, &rows, &total);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_text(req, "Search.name", filter.words);
	view_text(req, "Search.status", filter.status);
	view_rows(req, "Users", rows);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	return OK;
}

const struct page page_admin_users = {
	.path = "/verwaltung/benutzer",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_users.cs",
	.title = "admin_users",
	.show = show,
};
