/* The requirement profile of a requisition: a tab of its desk. It goes with it into the vacancy. */
#include "backend/pages.h"
#include "backend/requisition/requisition_view.h"
#include "backend/vacancy/profile.h"

/* Whose turn it is changes it. What was typed as it was handed in the rule refuses, and it is shown
 * again. */
static enum outcome edits(struct request *req, bool *edits_r)
{
	const struct access_roles roles = req->object.roles;
	struct requisition requisition;
	enum outcome outcome = requisition_get(req->db, req->pool, req->object.id, &requisition);

	*edits_r = !outcome
		&& (requisition_editable(&requisition, &req->principal, roles)
			|| (req->post && requisition_writer(&requisition, &req->principal, roles)));
	return outcome;
}

static enum outcome admit_change(struct request *req)
{
	bool edit = false;
	enum outcome outcome = edits(req, &edit);

	return outcome || edit ? outcome : DENIED;
}

static enum outcome admit_profile(struct request *req)
{
	return req->post ? admit_change(req) : OK;
}

static enum outcome show(struct request *req)
{
	struct requisition requisition;
	bool edit = false;
	enum outcome outcome = show_requisition_head(req, "requirements", &requisition);

	if (!outcome)
		outcome = edits(req, &edit);
	return outcome ? outcome : profile_show(req, requisition.data.post.requirements, edit);
}

static enum outcome save_take(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = requisition_get(req->db, req->pool, req->object.id, &requisition);

	return outcome ? outcome : profile_take(req, requisition.data.post.requirements);
}

static enum outcome show_below(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = show_requisition(req, true, &requisition);

	if (outcome)
		return outcome;
	view_text(req, "Post.number", requisition.number);
	view_text(req, "Post.title", requisition.data.post.title);
	profile_below(req);
	return OK;
}

static enum outcome show_change(struct request *req)
{
	enum outcome outcome = show_below(req);

	return outcome ? outcome : profile_show_change(req);
}

static enum outcome show_remove(struct request *req)
{
	enum outcome outcome = show_below(req);

	return outcome ? outcome : profile_show_remove(req);
}

const struct page page_requisition_requirements = {
	.path = "/personalanforderungen/{requisition}/anforderungen",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requirement_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = profile_add,
};

const struct page page_requisition_requirements_take = {
	.path = "/personalanforderungen/{requisition}/uebernehmen",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requirements_take_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = save_take,
};

const struct page page_requisition_requirement_order = {
	.path = "/personalanforderungen/{requisition}/reihenfolge",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requirement_order_form,
	.view = "backend/requirements.cs",
	.title = "requirements",
	.admit = admit_profile,
	.show = show,
	.save = profile_order,
};

const struct page page_requisition_requirement_edit = {
	.path = "/personalanforderungen/{requisition}/anforderungen/{requirement}",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requirement_form,
	.view = "backend/requirement_edit.cs",
	.title = "requirement_edit",
	.admit = admit_change,
	.show = show_change,
	.now = profile_now,
	.save = profile_change,
};

const struct page page_requisition_requirement_remove = {
	.path = "/personalanforderungen/{requisition}/anforderungen/{requirement}/entfernen",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requirement_remove_form,
	.view = "backend/requirement_remove.cs",
	.title = "requirement_remove",
	.admit = admit_change,
	.show = show_remove,
	.save = profile_remove,
};
