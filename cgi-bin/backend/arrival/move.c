/* Moving an application to another vacancy, or to another ad of its own (BAK-10). */
#include "arrival/moved.h"

#include "arrival/target.h"
#include "backend/application/application_view.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"

struct move_input {
	const char *ad, *reason;
	bool agreed;
};

/* words: form.application_move.ad_missing form.application_move.reason_missing
 * form.application_move.agreed_missing */
static const struct form_field move_fields[] = {
	{.name = "ad",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct move_input, ad)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 1000,
		.required = true,
		FORM_AT(struct move_input, reason)},
	{.name = "agreed",
		.type = FIELD_CHECK,
		.required = true,
		FORM_AT(struct move_input, agreed)},
};

static const struct form move_form = FORM("application_move", move_fields, struct move_input);

static enum outcome move_find(struct request *req, const char *words, struct db_rows **rows_r)
{
	return target_find(req->db, req->pool, &req->principal,
		RIGHT_CANDIDATE_CHANGE_RELATED_VACANCY, req->object.id, words, rows_r);
}

static enum outcome show_move(struct request *req)
{
	struct application a;
	const char *problem = NULL;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = move_hindrance(req->db, req->pool, a.id, &problem);
	if (outcome)
		return outcome;
	view_bool(req, "May.copy", may(req, RIGHT_CANDIDATE_COPY));
	view_bool(req, "May.ad", may(req, RIGHT_CANDIDATE_CHANGE_RELATED_JOBAD));
	if (problem) {
		view_text(req, "Hindrance", view_code(req, "problem", problem));
		return OK;
	}
	form_show(req, &move_form, req->path, NULL);
	return form_pick(req, &move_form, "ad",
		&(struct form_pick){.address = pool_printf(req->pool, "%s/auswahl", req->path),
			.find = move_find});
}

static enum outcome save_move(struct request *req)
{
	const struct move_input *input = req->input;
	enum outcome outcome = move_make(req->db, req->pool, &req->principal, req->object.id,
		input->ad, input->reason, &req->problems);

	return outcome
		? outcome
		: redirect_to(req, "application_moved", "/bewerbungen/%s", req->object.number);
}

const struct page page_application_move = {
	.path = "/bewerbungen/{application}/verschieben",
	.right = RIGHT_CANDIDATE_CHANGE_RELATED_VACANCY,
	.form = &move_form,
	.view = "backend/application_move.cs",
	.title = "application_move",
	.show = show_move,
	.save = save_move,
};

static enum outcome show_found(struct request *req)
{
	return pick_answer(req, move_find);
}

const struct page page_application_move_pick = {
	.path = "/bewerbungen/{application}/verschieben/auswahl",
	.right = RIGHT_CANDIDATE_CHANGE_RELATED_VACANCY,
	.show = show_found,
	.raw = true,
};

struct ad_input {
	const char *ad, *reason;
};

/* words: form.application_ad.ad_missing form.application_ad.reason_missing */
static const struct form_field ad_fields[] = {
	{.name = "ad",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct ad_input, ad)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 1000,
		.required = true,
		FORM_AT(struct ad_input, reason)},
};

static const struct form ad_form = FORM("application_ad", ad_fields, struct ad_input);

static enum outcome show_ad(struct request *req)
{
	struct application a;
	struct db_rows *ads = NULL;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = target_siblings(req->db, req->pool, a.id, &ads);
	if (outcome)
		return outcome;
	view_text(req, "Application.ad", a.jobad_number);
	view_text(req, "Application.ad_title", a.jobad_title);
	if (!ads->count)
		return OK;
	form_show(req, &ad_form, req->path, NULL);
	form_options(req, &ad_form, "ad", ads);
	return OK;
}

static enum outcome save_ad(struct request *req)
{
	const struct ad_input *input = req->input;
	enum outcome outcome = move_within(req->db, req->pool, &req->principal, req->object.id,
		input->ad, input->reason, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "application_ad", "/bewerbungen/%s", req->object.number);
}

const struct page page_application_ad = {
	.path = "/bewerbungen/{application}/anzeige",
	.right = RIGHT_CANDIDATE_CHANGE_RELATED_JOBAD,
	.form = &ad_form,
	.view = "backend/application_ad.cs",
	.title = "application_ad",
	.show = show_ad,
	.save = save_ad,
};
