/* Mobile employees proposed for the vacancy of an ad: what was proposed, who fits, proposing. */
#include "backend/mobile/mobile_view.h"
#include "backend/pages.h"
#include "publishing/jobad.h"
#include "web/form/form.h"

#define PROPOSALS_SHOWN 50

struct propose_input {
	int64_t mobile;
};

static const struct form_field propose_fields[] = {
	{.name = "mobile",
		.type = FIELD_INT,
		.min = 1,
		.max = INT32_MAX,
		.required = true,
		FORM_AT(struct propose_input, mobile)},
};

/* words: form.mobile_propose.mobile_missing */
static const struct form propose_form =
	FORM("mobile_propose", propose_fields, struct propose_input);

/* Whoever keeps the register, and whoever steers the procedure, which waits for it. */
static enum outcome admit(struct request *req)
{
	if (may(req, RIGHT_MOBILE_REGISTER))
		return OK;
	return may_above(req, RIGHT_VACANCY_EDIT) && !req->post ? OK : DENIED;
}

static enum outcome show_matches(struct request *req)
{
	struct mobile_match *matches = NULL;
	size_t count = 0;
	enum outcome outcome = mobile_matches(
		req->db, req->pool, &req->principal, req->object.id, &matches, &count);

	if (outcome)
		return outcome;
	if (count > MOBILE_MATCHES) {
		count = MOBILE_MATCHES;
		view_int(req, "Matches_more", MOBILE_MATCHES);
	}
	for (size_t i = 0; i < count; i++) {
		const char *place = pool_printf(req->pool, "Matches.%zu", i);

		view_mobile(req, place, &matches[i].mobile);
		view_bool(req, pool_printf(req->pool, "%s.grade_fits", place), matches[i].grade);
		view_bool(req, pool_printf(req->pool, "%s.field_fits", place), matches[i].field);
		view_bool(req, pool_printf(req->pool, "%s.town_fits", place), matches[i].town);
	}
	view_bool(req, "May.propose", true);
	form_show(req, &propose_form, req->path, NULL);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct jobad jobad;
	struct db_rows *proposals = NULL;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = mobile_proposals_of_ad(req->db, req->pool, &req->principal, jobad.id,
			PROPOSALS_SHOWN + 1, &proposals);
	if (outcome)
		return outcome;
	if (proposals->count > PROPOSALS_SHOWN) {
		proposals->count = PROPOSALS_SHOWN;
		view_int(req, "Proposals_more", PROPOSALS_SHOWN);
	}
	view_text(req, "Jobad.number", jobad.number);
	view_text(req, "Jobad.title", jobad.data.title);
	view_rows(req, "Proposals", proposals);
	view_crumb_german(req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title),
		pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number));
	return may(req, RIGHT_MOBILE_REGISTER) ? show_matches(req) : OK;
}

static enum outcome save(struct request *req)
{
	const struct propose_input *input = req->input;
	const char *number = NULL;
	enum outcome outcome = mobile_propose(req->db, req->pool, &req->principal, req->object.id,
		input->mobile, &req->problems, &number);

	return outcome ? outcome : redirect_to(req, "mobile_proposed", "%s", req->path);
}

const struct page page_proposals = {
	.path = "/stellenanzeigen/{jobad}/vorschlaege",
	.right = RIGHT_JOBAD_READ,
	.form = &propose_form,
	.view = "backend/proposals.cs",
	.title = "proposals",
	.admit = admit,
	.show = show,
	.save = save,
};
