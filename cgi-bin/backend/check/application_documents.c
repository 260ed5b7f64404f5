/* Documents that were asked for: giving more time, taking it back (PRO-07). */
#include "application/application.h"
#include "backend/application/application_view.h"
#include "backend/check/check_form.h"
#include "backend/pages.h"
#include "missing/missing.h"
#include "web/form/form.h"

#define PATH "/bewerbungen/%s/pruefung"

struct extend_input {
	const char *last_day;
};

static const struct form_field extend_fields[] = {
	{.name = "last_day",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct extend_input, last_day)},
};
static const struct form extend_form = FORM("formal_extend", extend_fields, struct extend_input);
static const struct form back_form = {.name = "formal_back"};

static enum outcome documents_head(struct request *req)
{
	struct application a;
	struct missing_request asked = {0};
	enum outcome outcome = show_application_head(req, "check", &a);

	if (!outcome)
		outcome = missing_last(req->db, req->pool, req->object.id, &asked);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "tab.check"), pool_printf(req->pool, PATH, a.number));
	view_text(req, "Back", pool_printf(req->pool, "%s" PATH, req->base, a.number));
	view_day(req, "Asked.last_day", asked.last_day);
	return OK;
}

static enum outcome request_over(struct request *req, enum outcome outcome)
{
	if (outcome == CONFLICT)
		form_problem(req, "", "missing_over");
	return outcome;
}

static enum outcome show_extend(struct request *req)
{
	const char *day = NULL;
	enum outcome outcome = documents_head(req);

	if (!outcome)
		outcome = missing_day(req->db, req->pool, &day);
	if (!outcome)
		form_show(req, &extend_form, req->path, &(struct extend_input){day});
	return outcome;
}

static enum outcome save_extend(struct request *req)
{
	const struct extend_input *input = req->input;
	enum outcome outcome = request_over(req,
		missing_extend(req->db, req->pool, &req->principal, req->object.id, input->last_day,
			&req->problems));

	return outcome ? outcome : redirect_to(req, "documents_extended", PATH, req->object.number);
}

const struct page page_application_documents_extend = {
	.path = "/bewerbungen/{application}/pruefung/frist",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &extend_form,
	.view = "backend/application_documents_asked.cs",
	.title = "formal_extend",
	.show = show_extend,
	.save = save_extend,
};

static enum outcome show_back(struct request *req)
{
	enum outcome outcome = documents_head(req);

	if (!outcome)
		form_show(req, &back_form, req->path, NULL);
	return outcome;
}

static enum outcome save_back(struct request *req)
{
	enum outcome outcome = request_over(
		req, missing_take_back(req->db, req->pool, &req->principal, req->object.id));

	return outcome ? outcome
		       : redirect_to(req, "documents_taken_back", PATH, req->object.number);
}

const struct page page_application_documents_back = {
	.path = "/bewerbungen/{application}/pruefung/zuruecknehmen",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &back_form,
	.view = "backend/application_documents_asked.cs",
	.title = "formal_back",
	.show = show_back,
	.save = save_back,
};
