/* Asking something about one's application (POR-07). */
#include "application/link.h"
#include "application/question.h"
#include "portal/account/account.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

struct question_input {
	const char *text;
};

static const struct form_field question_fields[] = {
	{.name = "text",
		.type = FIELD_LONG,
		.max = QUESTION_MAX,
		.required = true,
		FORM_AT(struct question_input, text)},
};

static const struct form question_form =
	FORM("my_question", question_fields, struct question_input);

static enum outcome show(struct request *req)
{
	struct my_application application;
	enum outcome outcome = my_application_show(req, &application);

	if (outcome)
		return outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	form_show(req, &question_form, req->path, NULL);
	return OK;
}

static enum outcome before(struct request *req)
{
	static const struct rate rate = {"question", 10, 86400};

	return portal_rate_try(req, &rate, req->object.number);
}

static enum outcome save(struct request *req)
{
	const struct question_input *input = req->input;
	enum outcome outcome =
		question_ask(req->db, req->pool, &req->principal, req->object.id, input->text);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, outcome ? "application_over" : "question_asked", "/bewerbung/%s",
		req->object.number);
}

const struct page page_my_question = {
	.path = "/bewerbung/{application}/frage",
	.right = RIGHT_OWN,
	.scope = LINK_ASK,
	.form = &question_form,
	.view = "portal/my_question.cs",
	.title = "my_question",
	.admit = my_admit_active,
	.show = show,
	.before = before,
	.save = save,
};
