/* Writing a requisition, and changing what it says. */
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/requisition/requisition_view.h"
#include "backend/vacancy/post_form.h"

/* Whoever has one authority finds it chosen. */
static enum outcome show_new(struct request *req)
{
	struct requisition_input initial = {.post = {.posts = 1}};
	struct db_rows *authorities = NULL;
	enum outcome outcome =
		requisition_authorities(req->db, req->pool, &req->principal, &authorities);

	if (outcome)
		return outcome;
	if (authorities->count == 1)
		initial.authority = db_text(authorities, 0, "id");
	view_text(req, "Back", "/personalanforderungen");
	view_crumb(req, view_word(req, "title.requisitions"), "/personalanforderungen");
	outcome = post_form_show(req, &requisition_new_form, &initial, NULL);
	form_options(req, &requisition_new_form, "authority", authorities);
	return outcome;
}

static enum outcome save_new(struct request *req)
{
	const char *number = NULL;
	enum outcome outcome = requisition_create(
		req->db, req->pool, &req->principal, req->input, &req->problems, &number);

	return outcome
		? outcome
		: redirect_to(req, "requisition_created", "/personalanforderungen/%s", number);
}

/* In whose turn it is: before that it is not hers to change any more. What she has typed meanwhile
 * the rule refuses, and it is shown again. */
static enum outcome admit_edit(struct request *req)
{
	const struct access_roles roles = req->object.roles;
	struct requisition requisition;
	enum outcome outcome = requisition_get(req->db, req->pool, req->object.id, &requisition);

	if (outcome)
		return outcome;
	if (requisition_editable(&requisition, &req->principal, roles))
		return OK;
	return req->post && requisition_writer(&requisition, &req->principal, roles) ? OK : DENIED;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct requisition requisition;
	enum outcome outcome = requisition_get(req->db, req->pool, req->object.id, &requisition);

	if (!outcome)
		*(struct requisition_input *)now_r = requisition.data;
	return outcome;
}

static enum outcome show_edit(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = show_requisition(req, true, &requisition);

	if (!outcome)
		outcome = post_form_show(
			req, &requisition_form, &requisition.data, requisition.unit_name);
	return outcome ? outcome : show_conflict(req, OBJECT_REQUISITION, requisition.id);
}

static enum outcome save_edit(struct request *req)
{
	const struct requisition_input *before = req->now;
	struct requisition_input *input = req->input;
	enum outcome outcome;

	input->post.version = before->post.version;
	outcome = requisition_change(
		req->db, req->pool, &req->principal, req->object.id, input, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "saved", "/personalanforderungen/%s", req->object.number);
}

const struct page page_requisition_new = {
	.path = "/personalanforderungen/neu",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requisition_new_form,
	.view = "backend/requisition_edit.cs",
	.title = "requisition_new",
	.show = show_new,
	.save = save_new,
};

const struct page page_requisition_edit = {
	.path = "/personalanforderungen/{requisition}/bearbeiten",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &requisition_form,
	.view = "backend/requisition_edit.cs",
	.title = "requisition_edit",
	.admit = admit_edit,
	.show = show_edit,
	.now = now,
	.save = save_edit,
};
