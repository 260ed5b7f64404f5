/* Before somebody is rejected the SBV is heard: about all at once. */
#include "backend/desk/hearing.h"

#include "notified/hearing.h"
#include "web/view.h"

const struct form hearing_form = {.name = "notice_hearing"};

enum outcome hearing_show(struct request *req)
{
	int64_t unasked = 0;
	enum outcome outcome = hearing_unasked(req->db, &req->principal, req->object.id, &unasked);

	view_int(req, "Unasked", unasked);
	if (!outcome && unasked)
		form_show(req, &hearing_form,
			pool_printf(
				req->pool, "/vakanzen/%s/mitteilung/anhoerung", req->object.number),
			NULL);
	return outcome;
}
