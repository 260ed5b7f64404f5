/* Forwarding a vacancy. */
#include "backend/desk/forward.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Post.title", vacancy.data.title);
	return forward_show(req);
}

const struct page page_vacancy_forward = {
	.path = "/vakanzen/{vacancy}/weiterleiten",
	.right = RIGHT_VACANCY_FORWARD,
	.form = &forward_form,
	.view = "backend/forward.cs",
	.title = "vacancy_forward",
	.show = show,
	.save = forward_save,
};
