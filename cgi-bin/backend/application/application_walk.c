/*
 * Going on from one application to the next in the list it was opened from, without losing what is
 * typed into its comment.
 */
#include "backend/application/application_walk.h"
#include "backend/pages.h"
#include "web/form/form.h"
#include "web/list/walk.h"

struct walk_input {
	bool back;
};

static const struct form_field walk_fields[] = {
	{.name = "back", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct walk_input, back)},
};

static const struct form walk_form = FORM("walk", walk_fields, struct walk_input);

void application_show_walk(struct request *req)
{
	if (!*list_walk(req))
		return;
	form_show(req, &walk_form,
		pool_printf(
			req->pool, "/bewerbungen/%s/weiter%s", req->object.number, list_walk(req)),
		NULL);
}

enum outcome application_lead(
	struct request *req, const char *notice, bool on, const char *notice_on)
{
	const char *next = NULL;
	enum outcome outcome = on ? list_walk_next(req, &next) : OK;

	if (!outcome && next)
		outcome = beside_leave(req, APPLICATION_COMMENT);
	if (outcome)
		return outcome;
	return next
		? redirect_to(req, notice_on, "%s", next)
		: redirect_to(req, notice, "/bewerbungen/%s%s", req->object.number, list_walk(req));
}

static enum outcome save(struct request *req)
{
	const struct walk_input *input = req->input;
	const char *address = NULL;
	enum outcome outcome =
		input->back ? list_walk_previous(req, &address) : list_walk_next(req, &address);

	if (!outcome && !address)
		return application_lead(req, "walk_end", false, NULL);
	if (!outcome)
		outcome = beside_leave(req, APPLICATION_COMMENT);
	return outcome ? outcome : redirect_to(req, NULL, "%s", address);
}

/* words: notice.status_changed notice.status_mailed notice.comment_added notice.walk_end
 * notice.status_changed_on notice.status_mailed_on notice.status_waits_on
 * notice.comment_added_on notice.comment_status notice.comment_status_on */
const struct page page_application_walk = {
	.path = "/bewerbungen/{application}/weiter",
	.right = RIGHT_CANDIDATE_READ,
	.form = &walk_form,
	.view = "backend/application.cs",
	.title = "application",
	.show = application_show,
	.save = save,
};
