/* Those handed over: what the personnel administration has to do (PRO-13). */
#include "backend/pages.h"
#include "base/clock.h"
#include "hiring/handover.h"

static enum outcome show(struct request *req)
{
	struct handed *handed = NULL;
	size_t count = 0;
	enum outcome outcome = handed_list(req->db, req->pool, &req->principal, &handed, &count);

	if (outcome)
		return outcome;
	if (count > HANDED_SHOWN)
		view_int(req, "Handed_more", HANDED_SHOWN);
	for (size_t i = 0; i < count && i < HANDED_SHOWN; i++) {
		const char *place = pool_printf(req->pool, "Handed.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.number", place), handed[i].number);
		view_text(req, pool_printf(req->pool, "%s.name", place), handed[i].name);
		view_text(req, pool_printf(req->pool, "%s.status", place), handed[i].status);
		view_text(
			req, pool_printf(req->pool, "%s.vacancy", place), handed[i].vacancy_number);
		view_text(req, pool_printf(req->pool, "%s.title", place), handed[i].vacancy_title);
		view_text(req, pool_printf(req->pool, "%s.by", place), handed[i].handed_by);
		view_time(req, pool_printf(req->pool, "%s.at", place),
			clock_from_sql(handed[i].handed_at));
	}
	return OK;
}

const struct page page_handovers = {
	.path = "/uebergaben",
	.right = RIGHT_HANDOVER_READ,
	.view = "backend/handovers.cs",
	.title = "handovers",
	.show = show,
};
