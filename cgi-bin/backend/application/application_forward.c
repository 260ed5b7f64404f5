/* Forwarding an application: to whom, among those who see it. */
#include "backend/application/application_view.h"
#include "backend/desk/forward.h"
#include "backend/pages.h"

static enum outcome show(struct request *req)
{
	struct application a;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, pool_printf(req->pool, "%s %s", a.number, a.name),
		pool_printf(req->pool, "/bewerbungen/%s", a.number));
	view_text(req, "Post.name", a.name);
	return forward_show(req);
}

const struct page page_application_forward = {
	.path = "/bewerbungen/{application}/weiterleiten",
	.right = RIGHT_CANDIDATE_FORWARD,
	.form = &forward_form,
	.view = "backend/forward.cs",
	.title = "application_forward",
	.show = show,
	.save = forward_save,
};
