/* Making an offer, noting an answer that was heard otherwise, taking it back (PRO-12). */
#include "backend/hiring/hiring_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/form.h"

struct offer_input {
	const char *last_day;
};

static const struct form_field offer_fields[] = {
	{.name = "last_day",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct offer_input, last_day)},
};
/* words: form.offer_make.last_day_missing */
static const struct form offer_form = FORM("offer_make", offer_fields, struct offer_input);

/* What stands now is shown where somebody else was quicker. */
static enum outcome led_back(struct request *req, enum outcome outcome, const char *notice)
{
	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, outcome ? "offer_stands" : notice, HIRING_PATH, req->object.number);
}

/* words: hiring.offer_save hiring.offer_letter hiring.offer_silence */
static enum outcome show_make(struct request *req)
{
	static const char *const effects[] = {"hiring.offer_letter", "hiring.offer_silence", NULL};
	struct problems stops = {0};
	const char *day = NULL;
	enum outcome outcome = hiring_below(req, "hiring.offer_save", effects);

	if (!outcome)
		outcome = offer_day(req->db, req->pool, &day);
	if (!outcome)
		outcome = offer_check(req->db, req->pool, &req->principal, req->object.id, &stops);
	if (outcome && outcome != INVALID)
		return outcome;
	if (!req->post)
		view_stops(req, "Stops", &stops);
	form_show(req, &offer_form, req->path, &(struct offer_input){day});
	return OK;
}

static enum outcome save_make(struct request *req)
{
	const struct offer_input *input = req->input;

	return led_back(req,
		offer_make(req->db, req->pool, &req->principal, req->object.id, input->last_day,
			&req->problems),
		"offer_made");
}

const struct page page_offer = {
	.path = "/bewerbungen/{application}/einstellung/angebot",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &offer_form,
	.view = "backend/hiring_form.cs",
	.title = "offer",
	.show = show_make,
	.save = save_make,
};

struct told_input {
	const char *answer, *how, *on, *note;
	int64_t version;
};

static const char *const told_answers[] = {"accepted", "declined", NULL};
static const char *const told_ways[] = {"phone", "mail", "letter", "talk", NULL};

static const struct form_field told_fields[] = {
	{.name = "answer",
		.type = FIELD_CHOICE,
		.choices = told_answers,
		.required = true,
		FORM_AT(struct told_input, answer)},
	{.name = "how",
		.type = FIELD_CHOICE,
		.choices = told_ways,
		.required = true,
		FORM_AT(struct told_input, how)},
	{.name = "on", .type = FIELD_DAY, .required = true, FORM_AT(struct told_input, on)},
	{.name = "note",
		.type = FIELD_LONG,
		.max = OFFER_NOTE_MAX,
		FORM_AT(struct told_input, note)},
	FORM_VERSION(struct told_input),
};
/* words: form.offer_told.answer_missing form.offer_told.how_missing form.offer_told.on_missing */
static const struct form told_form = FORM("offer_told", told_fields, struct told_input);

static enum outcome open_find(struct request *req, struct offer *offer_r)
{
	return offer_last(req->db, req->pool, req->object.id, offer_r);
}

static enum outcome admit_offer(struct request *req)
{
	struct offer offer;

	return open_find(req, &offer);
}

/* words: hiring.told_save hiring.told_effect */
static enum outcome show_told(struct request *req)
{
	static const char *const effects[] = {"hiring.told_effect", NULL};
	struct offer offer;
	enum outcome outcome = hiring_below(req, "hiring.told_save", effects);

	if (!outcome)
		outcome = open_find(req, &offer);
	if (outcome)
		return outcome;
	form_show(req, &told_form, req->path,
		&(struct told_input){.on = clock_today(req->pool), .version = offer.version});
	return OK;
}

static enum outcome save_told(struct request *req)
{
	const struct told_input *input = req->input;
	struct offer offer;
	enum outcome outcome = open_find(req, &offer);

	if (outcome)
		return outcome;
	const struct offer_answer answer = {.id = offer.id,
		.version = input->version,
		.accepts = text_equal(input->answer, "accepted"),
		.how = input->how,
		.on = input->on,
		.note = input->note};
	return led_back(req,
		offer_answer(req->db, req->pool, &req->principal, req->object.id, &answer,
			&req->problems),
		"offer_noted");
}

const struct page page_offer_told = {
	.path = "/bewerbungen/{application}/einstellung/antwort",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &told_form,
	.view = "backend/hiring_form.cs",
	.title = "offer_told",
	.admit = admit_offer,
	.show = show_told,
	.save = save_told,
};

struct back_input {
	const char *reason;
	int64_t version;
};

static const struct form_field back_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = OFFER_NOTE_MAX,
		.required = true,
		FORM_AT(struct back_input, reason)},
	FORM_VERSION(struct back_input),
};
/* words: form.offer_back.reason_missing */
static const struct form back_form = FORM("offer_back", back_fields, struct back_input);

/* words: hiring.offer_back_save hiring.offer_back_letter hiring.offer_back_reason */
static enum outcome show_back(struct request *req)
{
	static const char *const effects[] = {
		"hiring.offer_back_letter", "hiring.offer_back_reason", NULL};
	struct offer offer;
	enum outcome outcome = hiring_below(req, "hiring.offer_back_save", effects);

	if (!outcome)
		outcome = open_find(req, &offer);
	if (!outcome)
		form_show(
			req, &back_form, req->path, &(struct back_input){.version = offer.version});
	return outcome;
}

static enum outcome save_back(struct request *req)
{
	const struct back_input *input = req->input;

	return led_back(req,
		offer_take_back(req->db, req->pool, &req->principal, req->object.id, input->version,
			input->reason, &req->problems),
		"offer_back");
}

const struct page page_offer_back = {
	.path = "/bewerbungen/{application}/einstellung/angebot-zuruecknehmen",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &back_form,
	.view = "backend/hiring_form.cs",
	.title = "offer_back",
	.admit = admit_offer,
	.show = show_back,
	.save = save_back,
};
