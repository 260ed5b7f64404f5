/* Help for staff, and the health of the program. */
#include "backend/pages.h"
#include "org/role.h"
#include "store/store.h"

/* What the role does here, and how, step by step. words: help.* */
static void show_role(struct request *req, const char *place, const char *role)
{
	const char *text = view_code(req, "help", role);

	view_text(req, pool_printf(req->pool, "%s.does", place), text);
	for (int step = 1; text; step++) {
		text = view_code_find(req, "help", pool_printf(req->pool, "%s_%d", role, step));
		view_text(req, pool_printf(req->pool, "%s.steps.%d", place, step), text);
	}
}

static enum outcome show(struct request *req)
{
	struct db_rows *roles = NULL;
	enum outcome outcome = role_list_of(req->db, req->pool, req->principal.id, &roles);

	if (outcome)
		return outcome;
	view_rows(req, "Roles", roles);
	for (size_t i = 0; i < roles->count; i++)
		show_role(req, pool_printf(req->pool, "Roles.%zu", i), db_text(roles, i, "role"));
	return OK;
}

const struct page page_help = {
	.path = "/hilfe",
	.right = RIGHT_STAFF,
	.view = "backend/help.cs",
	.title = "help",
	.show = show,
};

static enum outcome show_health(struct request *req)
{
	enum outcome outcome = db_ping(req->db);

	if (!outcome)
		outcome = store_check();
	return outcome ? outcome : response_body(req, "text/plain; charset=utf-8", "ok\n", 3);
}

const struct page page_backend_health = {
	.path = "/-/health",
	.right = RIGHT_PUBLIC,
	.title = "health",
	.show = show_health,
	.raw = true,
};
