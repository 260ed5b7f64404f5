/* Answering an offer to be hired (PRO-12). */
#include "application/link.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/offer.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

struct answer_input {
	const char *answer, *note;
	int64_t version;
};

static const char *const offer_answers[] = {"accepted", "declined", NULL};

static const struct form_field answer_fields[] = {
	{.name = "answer",
		.type = FIELD_CHOICE,
		.choices = offer_answers,
		.required = true,
		FORM_AT(struct answer_input, answer)},
	{.name = "note",
		.type = FIELD_LONG,
		.max = OFFER_NOTE_MAX,
		FORM_AT(struct answer_input, note)},
	FORM_VERSION(struct answer_input),
};
/* words: form.my_offer.answer_missing */
static const struct form answer_form = FORM("my_offer", answer_fields, struct answer_input);

/* words: my_offer_state.* */
enum outcome my_offer_show(struct request *req)
{
	struct offer offer;
	enum outcome outcome = offer_last(req->db, req->pool, req->object.id, &offer);

	if (outcome || text_equal(offer.state, "ended"))
		return outcome == NOT_FOUND ? OK : outcome;
	view_text(req, "Offer.code", offer.state);
	view_text(req, "Offer.state", view_code(req, "my_offer_state", offer.state));
	view_bool(req, "Offer.open", text_equal(offer.state, "open"));
	view_day(req, "Offer.last_day", offer.last_day);
	if (offer.answered_at)
		view_time(req, "Offer.answered", clock_from_sql(offer.answered_at));
	return OK;
}

/* Whatever stands shows the page of the application, once nothing is to be answered. */
static enum outcome admit(struct request *req)
{
	struct offer offer;
	enum outcome outcome = offer_last(req->db, req->pool, req->object.id, &offer);

	if (outcome)
		return outcome;
	if (text_equal(offer.state, "open"))
		return my_admit_active(req);
	return redirect_to(req, "offer_over", "/bewerbung/%s", req->object.number);
}

static enum outcome show(struct request *req)
{
	struct my_application application;
	struct offer offer;
	enum outcome outcome = my_application_show(req, &application);

	if (!outcome)
		outcome = my_offer_show(req);
	if (!outcome)
		outcome = offer_last(req->db, req->pool, req->object.id, &offer);
	if (outcome)
		return outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	form_show(req, &answer_form, req->path, &(struct answer_input){.version = offer.version});
	return OK;
}

static enum outcome before(struct request *req)
{
	static const struct rate rate = {"offer", 30, 86400};

	return portal_rate_try(req, &rate, req->object.number);
}

/* words: notice.my_offer_accepted notice.my_offer_declined */
static enum outcome save(struct request *req)
{
	const struct answer_input *input = req->input;
	struct offer offer;
	enum outcome outcome = offer_last(req->db, req->pool, req->object.id, &offer);

	if (outcome)
		return outcome;
	const struct offer_answer answer = {.id = offer.id,
		.version = input->version,
		.accepts = text_equal(input->answer, "accepted"),
		.note = input->note};
	outcome = offer_answer(
		req->db, req->pool, &req->principal, req->object.id, &answer, &req->problems);
	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req,
		outcome ? "offer_stands" : pool_printf(req->pool, "my_offer_%s", input->answer),
		"/bewerbung/%s", req->object.number);
}

const struct page page_my_offer = {
	.path = "/bewerbung/{application}/angebot",
	.right = RIGHT_OWN,
	.scope = LINK_APPOINTMENT,
	.form = &answer_form,
	.view = "portal/my_offer.cs",
	.title = "my_offer",
	.admit = admit,
	.show = show,
	.before = before,
	.save = save,
};
