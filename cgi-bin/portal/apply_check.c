/* Apply, step 3: everything at a glance, consent, send. */
#include "applicant/attachment.h"
#include "base/text.h"
#include "portal/apply.h"
#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/public_ad.h"

struct check_input {
	bool consent;
};

static const struct form_field check_fields[] = {
	{.name = "consent", .type = FIELD_CHECK, .required = true,
		FORM_AT(struct check_input, consent)},
};

static const struct form check_form = FORM("apply_check", check_fields, struct check_input);

/* Is the ad still open for applications? OK, GONE, UNAVAILABLE. */
static enum outcome ad_open(struct request *req, const struct draft *draft)
{
	struct db_rows *row;
	enum outcome outcome = public_ad_get(req->db, req->pool, portal_internal(), draft->ad,
		&row);
	return outcome == NOT_FOUND ? GONE : outcome;
}

static void show_data(struct request *req, const struct draft_data *data)
{
	view_text(req, "Data.salutation", view_code(req, "salutation", data->salutation));
	view_text(req, "Data.first_name", data->first_name);
	view_text(req, "Data.surname", data->surname);
	view_text(req, "Data.email", data->email);
	view_text(req, "Data.phone", data->phone);
	view_text(req, "Data.street", data->street);
	view_text(req, "Data.postcode", data->postcode);
	view_text(req, "Data.town", data->town);
	view_text(req, "Data.severely_disabled", view_code(req, "yes_no", data->severely_disabled));
	view_day(req, "Data.available_from", data->available_from);
	view_text(req, "Data.source", view_code(req, "source", data->source));
	view_text(req, "Data.message", data->message);
}

/* What may be missing is only said, not demanded: another paper may be enough for this post. */
static enum outcome show_missing(struct request *req, int64_t application_id)
{
	bool cv;
	enum outcome outcome = attachment_any(req->db, application_id, "cv", &cv);
	view_bool(req, "Missing.cv", !outcome && !cv);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct draft draft;
	enum outcome outcome = apply_show(req, APPLY_CHECK, &draft);
	if (outcome || draft.sent)
		return outcome;
	outcome = ad_open(req, &draft);
	if (outcome == GONE)
		view_text(req, "Page.title", view_word(req, "title.ad_gone"));
	if (outcome)
		return outcome;
	view_bool(req, "Apply.open", true);
	show_data(req, &draft.data);
	form_show(req, &check_form, req->path, NULL);
	outcome = apply_attachments(req, draft.id);
	return outcome ? outcome : show_missing(req, draft.id);
}

static enum outcome save(struct request *req)
{
	const struct check_input *input = req->input;
	struct draft draft;
	enum outcome outcome = draft_get(req->db, req->pool, req->object.id, &draft);
	if (!outcome && !draft.sent)
		outcome = ad_open(req, &draft);
	if (!outcome)
		outcome = draft_send(req->db, req->pool, &req->principal, req->object.id,
			input->consent, &req->problems);
	if (outcome == GONE)	/* the page itself says that the ad is closed */
		return redirect_to(req, NULL, "%s", req->path);
	if (outcome)
		return apply_sent_already(req, outcome);
	return redirect_to(req, NULL, "/bewerbung/%s/gesendet", req->object.number);
}

const struct page page_apply_check = {
	.path = "/bewerbung/{application}/pruefen",
	.right = RIGHT_OWN,
	.form = &check_form,
	.view = "portal/apply_check.cs",
	.title = "apply_check",
	.show = show,
	.save = save,
};
