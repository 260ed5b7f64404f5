/* The interviews of an application: the tab of its desk. */
#include "application/application.h"
#include "backend/application/application_view.h"
#include "backend/interview/interview_view.h"
#include "backend/pages.h"

static enum outcome show(struct request *req)
{
	struct application a;
	struct interview *interviews = NULL;
	size_t count = 0;
	bool plans = may_above(req, RIGHT_APPOINTMENT_READ);
	enum outcome outcome = show_application_head(req, "interviews", &a);

	if (!outcome)
		outcome = interviews_of(req->db, req->pool, a.id, &interviews, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Interviews.%zu", i);

		view_interview(req, place, &interviews[i]);
		view_text(req, pool_printf(req->pool, "%s.place", place), interviews[i].place);
		if (plans)
			view_text(req, pool_printf(req->pool, "%s.href", place),
				pool_printf(req->pool,
					"%s/vakanzen/%s/termine/%lld/einladungen/%lld", req->base,
					a.vacancy_number, (long long)interviews[i].appointment_id,
					(long long)interviews[i].id));
	}
	return outcome;
}

const struct page page_application_interviews = {
	.path = "/bewerbungen/{application}/termine",
	.right = RIGHT_CANDIDATE_READ,
	.view = "backend/application_interviews.cs",
	.title = "application_interviews",
	.show = show,
};
