/* Help for staff, and the health of the program. */
#include "backend/pages.h"
#include "store/store.h"

const struct page page_help = {
	.path = "/hilfe",
	.right = RIGHT_STAFF,
	.view = "backend/help.cs",
	.title = "help",
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
