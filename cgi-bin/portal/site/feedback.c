/* The accessibility statement with its form: tell us about a barrier (POR-12). What is written goes
 * to the office in charge by mail and is kept nowhere. */
#include "mail/feedback.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

#define HOUR 3600

static const struct form_field feedback_fields[] = {
	{.name = "message",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct feedback, message)},
	{.name = "page", .type = FIELD_TEXT, .max = 300, FORM_AT(struct feedback, page)},
	{.name = "email",
		.type = FIELD_EMAIL,
		.max = 254,
		.autocomplete = "email",
		FORM_AT(struct feedback, email)},
};

static const struct form feedback_form = FORM("feedback", feedback_fields, struct feedback);

static enum outcome show(struct request *req)
{
	form_show(req, &feedback_form, req->path, NULL);
	return OK;
}

/* The mailbox is read by people: nobody fills it, and nobody keeps others from writing. */
static enum outcome before(struct request *req)
{
	static const struct rate client = {"feedback_client", 10, HOUR};
	static const struct rate all = {"feedback", 600, HOUR};
	enum outcome outcome = portal_rate_address(req, &client);
	return outcome ? outcome : rate_take(req->db, req->pool, &all, NULL);
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = feedback_send(req->db, req->pool, req->input);
	return outcome ? outcome : redirect_to(req, "feedback_sent", "/barrierefreiheit");
}

const struct page page_accessibility = {
	.path = "/barrierefreiheit",
	.right = RIGHT_PUBLIC,
	.form = &feedback_form,
	.view = "portal/accessibility.cs",
	.title = "accessibility",
	.show = show,
	.before = before,
	.save = save,
};
