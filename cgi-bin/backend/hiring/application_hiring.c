/* Hiring somebody: the tab of an application's desk with offer, documents and handing over; handing
 * over, and taking it back (PRO-12, PRO-13). */
#include "backend/application/application_view.h"
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/hiring/hiring_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/document.h"
#include "hiring/handover.h"
#include "web/form/form.h"

enum outcome hiring_below(struct request *req, const char *save, const char *const *effects)
{
	struct application a;
	enum outcome outcome = show_application_below(req, &a);

	if (outcome)
		return outcome;
	view_crumb(
		req, view_word(req, "tab.hiring"), pool_printf(req->pool, HIRING_PATH, a.number));
	view_text(req, "Back", pool_printf(req->pool, "%s" HIRING_PATH, req->base, a.number));
	if (save)
		view_text(req, "Save", view_word(req, save));
	for (size_t i = 0; effects && effects[i]; i++)
		view_text(
			req, pool_printf(req->pool, "Effects.%zu", i), view_word(req, effects[i]));
	return OK;
}

void view_stops(struct request *req, const char *name, const struct problems *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		view_text(req, pool_printf(req->pool, "%s.%zu", name, i),
			view_code(req, "problem", problems->items[i].reason));
}

/* words: offer_state.* offer_how.* */
void view_offer(struct request *req, const struct offer *offer)
{
	view_text(req, "Offer.code", offer->state);
	view_text(req, "Offer.state", view_code(req, "offer_state", offer->state));
	view_day(req, "Offer.last_day", offer->last_day);
	view_time(req, "Offer.made", clock_from_sql(offer->made_at));
	view_bool(req, "Offer.overdue", offer->overdue && text_equal(offer->state, "open"));
	if (offer->answered_at)
		view_time(req, "Offer.answered", clock_from_sql(offer->answered_at));
	view_day(req, "Offer.on", offer->answered_on);
	if (offer->answered_how)
		view_text(req, "Offer.how", view_code(req, "offer_how", offer->answered_how));
	view_int(req, "Offer.version", offer->version);
}

static void hiring_next(struct request *req, const char *path, const char *label)
{
	head_do_after(
		req, pool_printf(req->pool, HIRING_PATH "/%s", req->object.number, path), label);
}

static bool stopped_by(const struct problems *stops, const char *reason)
{
	for (size_t i = 0; i < stops->count; i++)
		if (text_equal(stops->items[i].reason, reason))
			return true;
	return false;
}

/* Of a status that is known nothing else is to be asked. */
static enum outcome hiring_too_early(struct problems *stops, const char *problem)
{
	problem_add(stops, "", problem);
	return INVALID;
}

/* words: title.offer_told title.offer */
static enum outcome show_offer(struct request *req, const struct application *a)
{
	struct offer offer;
	struct problems stops = {0};
	const char *note = NULL;
	enum outcome outcome = offer_last(req->db, req->pool, req->object.id, &offer);
	bool there = !outcome;

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (there) {
		view_offer(req, &offer);
		outcome = offer_note(req->db, req->pool, offer.id, &note);
		view_text(req, "Offer.note", note);
	}
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!may(req, RIGHT_CANDIDATE_EDIT))
		return OK;
	if (there && text_equal(offer.state, "open"))
		hiring_next(req, "antwort", "title.offer_told");
	if (there && text_among("open,accepted", offer.state))
		return OK;
	if (offer_status(a->status))
		outcome = offer_check(req->db, req->pool, &req->principal, req->object.id, &stops);
	else
		outcome = hiring_too_early(&stops, "offer_status");
	view_bool(req, "May.offer", outcome == OK);
	if (!outcome)
		hiring_next(req, "angebot", "title.offer");
	view_stops(req, "Offer_stops", &stops);
	if (stopped_by(&stops, "consent_missing") && may_above(req, RIGHT_SELECTION_WRITE))
		head_do_after(req,
			pool_printf(
				req->pool, "/vakanzen/%s/beteiligung/antrag", a->vacancy_number),
			"title.consent_ask");
	return outcome == INVALID ? OK : outcome;
}

/* words: title.handover */
static enum outcome show_handover(struct request *req, const struct application *a)
{
	struct handover handover;
	struct problems stops = {0};
	enum outcome outcome = handover_last(req->db, req->pool, req->object.id, &handover);
	bool stands = !outcome && !handover.back_at;

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!outcome) {
		view_time(req, "Handover.at", clock_from_sql(handover.handed_at));
		view_text(req, "Handover.by", handover.handed_by);
		view_text(req, "Handover.reason", handover.reason);
		if (handover.back_at)
			view_time(req, "Handover.back", clock_from_sql(handover.back_at));
	}
	if (!may(req, RIGHT_CANDIDATE_EDIT))
		return OK;
	view_bool(req, "May.back", stands);
	if (stands)
		return OK;
	if (handover_status(a->status))
		outcome =
			handover_check(req->db, req->pool, &req->principal, req->object.id, &stops);
	else
		outcome = hiring_too_early(&stops, "handover_status");
	view_bool(req, "May.handover", outcome == OK);
	if (!outcome)
		hiring_next(req, "uebergeben", "title.handover");
	view_stops(req, "Handover_stops", &stops);
	return outcome == INVALID ? OK : outcome;
}

static enum outcome show_documents(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = hiring_documents(req->db, req->pool, req->object.id, &rows);

	if (outcome)
		return outcome;
	view_rows(req, "Documents", rows);
	for (size_t i = 0; i < rows->count; i++) {
		const char *reason = db_text(rows, i, "reason");

		if (!text_empty(reason))
			view_text(req, pool_printf(req->pool, "Documents.%zu.why", i),
				view_code(req, "attachment_refused", reason));
	}
	return OK;
}

static enum outcome show(struct request *req)
{
	struct application a;
	enum outcome outcome = show_application_head(req, "hiring", &a);

	if (!outcome)
		outcome = show_documents(req);
	if (!outcome)
		outcome = show_handover(req, &a);
	if (!outcome) /* last: what it expects comes before the handing over */
		outcome = show_offer(req, &a);
	view_bool(req, "May.edit", may(req, RIGHT_CANDIDATE_EDIT));
	view_text(req, "Path", pool_printf(req->pool, "%s" HIRING_PATH, req->base, a.number));
	if (may_above(req, RIGHT_SELECTION_WRITE))
		view_text(req, "All",
			pool_printf(req->pool, "%s/vakanzen/%s/einstellung", req->base,
				a.vacancy_number));
	return outcome;
}

const struct page page_application_hiring = {
	.path = "/bewerbungen/{application}/einstellung",
	.right = RIGHT_HANDOVER_READ,
	.view = "backend/application_hiring.cs",
	.title = "application_hiring",
	.show = show,
};

static const struct form handover_form = {.name = "handover"};

/* words: hiring.handover_save hiring.handover_mail hiring.handover_sees */
static enum outcome show_make(struct request *req)
{
	static const char *const effects[] = {"hiring.handover_mail", "hiring.handover_sees", NULL};
	struct problems stops = {0};
	enum outcome outcome = hiring_below(req, "hiring.handover_save", effects);

	if (!outcome)
		outcome =
			handover_check(req->db, req->pool, &req->principal, req->object.id, &stops);
	view_stops(req, "Stops", &stops);
	if (!outcome || outcome == INVALID)
		form_show(req, &handover_form, req->path, NULL);
	return outcome == INVALID ? OK : outcome;
}

static enum outcome save_make(struct request *req)
{
	enum outcome outcome =
		handover_make(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, outcome ? "handover_stands" : "handover_made", HIRING_PATH,
		req->object.number);
}

const struct page page_handover = {
	.path = "/bewerbungen/{application}/einstellung/uebergeben",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &handover_form,
	.view = "backend/hiring_form.cs",
	.title = "handover",
	.show = show_make,
	.save = save_make,
};

struct back_input {
	const char *reason;
};

static const struct form_field back_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = OFFER_NOTE_MAX,
		.required = true,
		FORM_AT(struct back_input, reason)},
};
/* words: form.handover_back.reason_missing */
static const struct form back_form = FORM("handover_back", back_fields, struct back_input);

/* words: hiring.back_save hiring.back_sees */
static enum outcome show_back(struct request *req)
{
	static const char *const effects[] = {"hiring.back_sees", NULL};
	enum outcome outcome = hiring_below(req, "hiring.back_save", effects);

	if (!outcome)
		form_show(req, &back_form, req->path, NULL);
	return outcome;
}

static enum outcome save_back(struct request *req)
{
	const struct back_input *input = req->input;
	enum outcome outcome = handover_take_back(
		req->db, req->pool, &req->principal, req->object.id, input->reason, &req->problems);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, outcome ? "handover_stands" : "handover_back", HIRING_PATH,
		req->object.number);
}

const struct page page_handover_back = {
	.path = "/bewerbungen/{application}/einstellung/uebergabe-zuruecknehmen",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &back_form,
	.view = "backend/hiring_form.cs",
	.title = "handover_back",
	.show = show_back,
	.save = save_back,
};
