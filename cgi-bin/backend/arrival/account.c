/* Offering an account to an applicant (BAK-10). */
#include "arrival/account_offered.h"
#include "backend/application/application_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"

static const struct form offer_form = {.name = "account_offer"};

static enum outcome show(struct request *req)
{
	struct application a;
	const char *problem = NULL, *offered = NULL;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = account_offer_hindrance(req->db, req->pool, a.id, &problem, &offered);
	if (outcome)
		return outcome;
	if (offered)
		view_time(req, "Offered", clock_from_sql(offered));
	if (problem)
		view_text(req, "Hindrance", view_code(req, "problem", problem));
	else
		form_show(req, &offer_form, req->path, NULL);
	view_bool(req, "May.correct",
		text_equal(problem, "account_paper") && may(req, RIGHT_CANDIDATE_EDIT));
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = account_offer_send(
		req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "account_offered", "/bewerbungen/%s", req->object.number);
}

const struct page page_application_account = {
	.path = "/bewerbungen/{application}/konto",
	.right = RIGHT_CANDIDATE_CREATE_ACCOUNT,
	.form = &offer_form,
	.view = "backend/application_account.cs",
	.title = "application_account",
	.show = show,
	.save = save,
};
