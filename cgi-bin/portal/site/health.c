/* Health, for whoever watches the service: database and file store can serve. */
#include "portal/pages.h"
#include "store/store.h"

static const char well[] = "ok\n";

static enum outcome show(struct request *req)
{
	enum outcome outcome = db_ping(req->db);
	if (!outcome)
		outcome = store_check();
	return outcome ? outcome
		       : response_body(req, "text/plain; charset=utf-8", well, sizeof(well) - 1);
}

const struct page page_health = {
	.path = "/-/health",
	.right = RIGHT_PUBLIC,
	.show = show,
	.raw = true,
};
