/* The report of orphaned groups, mappings and people (ACC-08). */
#include "backend/admin/admin.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "org/group.h"

static enum outcome show(struct request *req)
{
	struct db_rows *groups = NULL, *people = NULL, *mappings = NULL, *unmapped = NULL;
	struct db_rows *unused = NULL;
	int64_t total = 0, days = 0;
	enum outcome outcome;

	if ((outcome = orphan_groups(req->db, req->pool, &groups))
		|| (outcome = orphan_people(
			    req->db, req->pool, ROWS_PER_PAGE, list_offset(req), &people, &total))
		|| (outcome = orphan_mappings(req->db, req->pool, &mappings))
		|| (outcome = orphan_directory_groups(req->db, req->pool, &unmapped))
		|| (outcome = orphan_unused(req->db, req->pool, &days, &unused)))
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Groups", groups);
	admin_role_names(req, "Groups", groups);
	view_rows(req, "People", people);
	view_rows(req, "Mappings", mappings);
	view_rows_first(req, "Unmapped", unmapped, ORPHANS_UNMAPPED);
	view_rows(req, "Unused", unused);
	view_int(req, "Unused_days", days);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	return OK;
}

const struct page page_admin_orphans = {
	.path = "/verwaltung/verwaiste-gruppen",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_orphans.cs",
	.title = "admin_orphans",
	.show = show,
};
