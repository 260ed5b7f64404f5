/* The notice to one who was passed over: its reasons and how it will read, what is recorded of its
 * receipt, and what she has asked of a court. */
#include "backend/notified/notices_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "notified/court.h"

struct reasons_input {
	const char *reasons;
	bool by_post;
	bool send; /* what is kept, and was looked at */
};
static const struct form_field reasons_fields[] = {
	{.name = "reasons",
		.type = FIELD_LONG,
		.max = NOTICE_REASONS,
		.required = true,
		FORM_AT(struct reasons_input, reasons)},
	{.name = "by_post", .type = FIELD_CHECK, FORM_AT(struct reasons_input, by_post)},
	{.name = "send", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct reasons_input, send)},
};
static const struct form reasons_form =
	FORM("notice_reasons", reasons_fields, struct reasons_input);

struct record_input {
	const char *event, *day;
};
static const char *const record_events[] = {"posted", "received", "returned", NULL};
static const struct form_field record_fields[] = {
	{.name = "event",
		.type = FIELD_CHOICE,
		.required = true,
		.choices = record_events,
		FORM_AT(struct record_input, event)},
	{.name = "day", .type = FIELD_DAY, .sometimes = true, FORM_AT(struct record_input, day)},
};
static const struct form record_form = FORM("notice_record", record_fields, struct record_input);

static const struct form_field court_fields[] = {
	{.name = "filed_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct court_input, filed_on)},
	{.name = "court", .type = FIELD_TEXT, .required = true, FORM_AT(struct court_input, court)},
	{.name = "reference", .type = FIELD_TEXT, FORM_AT(struct court_input, reference)},
};
static const struct form court_form = FORM("court", court_fields, struct court_input);

struct close_input {
	const char *reason;
};
static const struct form_field close_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 2000,
		.required = true,
		FORM_AT(struct close_input, reason)},
};
static const struct form close_form = FORM("court_close", close_fields, struct close_input);

/* The application of the address, of this vacancy. OK, NOT_FOUND, UNAVAILABLE. */
static enum outcome application_of(struct request *req, int64_t *id_r)
{
	return notice_application(
		req->db, req->object.id, request_path_value(req, "bewerbung"), id_r);
}

static const char *path_of(struct request *req, const char *rest)
{
	return pool_printf(req->pool, NOTICE_PATH "%s", req->object.number,
		request_path_value(req, "bewerbung"), rest);
}

static enum outcome admit(struct request *req)
{
	int64_t id = 0;

	return application_of(req, &id);
}

static enum outcome notice_show(struct request *req, int64_t id)
{
	struct notice_person person;
	struct notice_mail mail;
	const char *reasons = "";
	enum outcome outcome = notice_person_get(req->db, req->pool, id, &person);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_bool(req, "Passed", true);
	view_notice(req, "Notice", &person);
	form_show(req, &record_form, path_of(req, "/zugang"), NULL);
	outcome = notice_reasons(req->db, req->pool, id, &reasons);
	if (outcome || person.gone || (person.told && person.receipt.state != RECEIPT_RETURNED)) {
		view_text(req, "Reasons", reasons);
		return outcome;
	}
	form_show(
		req, &reasons_form, path_of(req, ""), &(struct reasons_input){.reasons = reasons});
	if (text_empty(reasons))
		return OK;
	outcome = notice_preview(req->db, req->pool, id, &mail);
	if (outcome == INVALID)
		return OK;
	if (!outcome) {
		view_text(req, "Mail.recipient", mail.recipient);
		view_text(req, "Mail.subject", mail.subject);
		view_text(req, "Mail.text", mail.text);
	}
	return outcome;
}

static enum outcome courts_show(struct request *req, int64_t id)
{
	struct court_application *courts = NULL;
	size_t count = 0;
	bool pending = false;
	enum outcome outcome = court_list(req->db, req->pool, req->object.id, id, &courts, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Courts.%zu", i);

		pending = pending || !courts[i].closed_at;
		view_day(req, pool_printf(req->pool, "%s.filed_on", place), courts[i].filed_on);
		view_text(req, pool_printf(req->pool, "%s.court", place), courts[i].court);
		view_text(req, pool_printf(req->pool, "%s.reference", place), courts[i].reference);
		view_text(req, pool_printf(req->pool, "%s.reason", place), courts[i].reason);
		if (courts[i].closed_at)
			view_time(req, pool_printf(req->pool, "%s.closed_at", place),
				clock_from_sql(courts[i].closed_at));
	}
	if (outcome)
		return outcome;
	if (pending)
		form_show(req, &close_form, path_of(req, "/gericht/erledigt"), NULL);
	else
		form_show(req, &court_form, path_of(req, "/gericht"), NULL);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	int64_t id = 0;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = application_of(req, &id);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "tab.notices"), vacancy_path(req, &vacancy, "/mitteilung"));
	view_text(req, "Number", request_path_value(req, "bewerbung"));
	outcome = notice_show(req, id);
	return outcome ? outcome : courts_show(req, id);
}

/* Saved against what is there now: the page says what that is. */
static enum outcome meanwhile(struct request *req, enum outcome outcome)
{
	if (outcome == CONFLICT)
		form_problem(req, "", "notice_meanwhile");
	return outcome;
}

static enum outcome reasons_keep(struct request *req, int64_t id, const char *reasons)
{
	return meanwhile(req,
		notice_write_reasons(
			req->db, req->pool, &req->principal, id, reasons, &req->problems));
}

static enum outcome notice_go(struct request *req, bool by_post)
{
	const char *number = request_path_value(req, "bewerbung");
	enum outcome outcome = notices_send(req->db, req->pool, &req->principal, req->object.id,
		&number, 1, by_post, &req->problems);

	for (size_t i = 0; i < req->problems.count; i++)
		req->problems.items[i].field = "";
	return outcome ? outcome
		       : redirect_to(req, "notices_sent", NOTICES_PATH, req->object.number);
}

/* What was changed since the notice was looked at is kept first, and shown as it goes now. */
static enum outcome save(struct request *req)
{
	const struct reasons_input *input = req->input;
	const char *kept = "";
	int64_t id = 0;
	enum outcome outcome = application_of(req, &id);

	if (!outcome)
		outcome = notice_reasons(req->db, req->pool, id, &kept);
	if (!outcome && input->send && text_equal(kept, input->reasons))
		return notice_go(req, input->by_post);
	if (!outcome)
		outcome = reasons_keep(req, id, input->reasons);
	return outcome ? outcome
		       : redirect_to(req, input->send ? "notice_look" : "notice_written", "%s",
			       path_of(req, ""));
}

static enum outcome save_record(struct request *req)
{
	const struct record_input *input = req->input;
	int64_t id = 0;
	enum outcome outcome = application_of(req, &id);

	if (!outcome)
		outcome = meanwhile(req,
			notice_record(req->db, req->pool, &req->principal, id, input->event,
				input->day, &req->problems));
	return outcome ? outcome : redirect_to(req, "notice_recorded", "%s", path_of(req, ""));
}

static enum outcome save_court(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = application_of(req, &id);

	if (!outcome)
		outcome = court_add(
			req->db, req->pool, &req->principal, id, req->input, &req->problems);
	return outcome ? outcome : redirect_to(req, "court_recorded", "%s", path_of(req, ""));
}

static enum outcome save_close(struct request *req)
{
	const struct close_input *input = req->input;
	int64_t id = 0;
	enum outcome outcome = application_of(req, &id);

	if (!outcome)
		outcome = meanwhile(req,
			court_close(req->db, req->pool, &req->principal, id, input->reason,
				&req->problems));
	return outcome ? outcome : redirect_to(req, "court_closed", "%s", path_of(req, ""));
}

const struct page page_notice = {
	.path = "/vakanzen/{vacancy}/mitteilung/{bewerbung}",
	.right = RIGHT_SELECTION_WRITE,
	.form = &reasons_form,
	.view = "backend/notice.cs",
	.title = "notice",
	.admit = admit,
	.show = show,
	.save = save,
};

const struct page page_notice_record = {
	.path = "/vakanzen/{vacancy}/mitteilung/{bewerbung}/zugang",
	.right = RIGHT_SELECTION_WRITE,
	.form = &record_form,
	.view = "backend/notice.cs",
	.title = "notice",
	.admit = admit,
	.show = show,
	.save = save_record,
};

const struct page page_notice_court = {
	.path = "/vakanzen/{vacancy}/mitteilung/{bewerbung}/gericht",
	.right = RIGHT_SELECTION_WRITE,
	.form = &court_form,
	.view = "backend/notice.cs",
	.title = "notice",
	.admit = admit,
	.show = show,
	.save = save_court,
};

const struct page page_notice_court_close = {
	.path = "/vakanzen/{vacancy}/mitteilung/{bewerbung}/gericht/erledigt",
	.right = RIGHT_SELECTION_WRITE,
	.form = &close_form,
	.view = "backend/notice.cs",
	.title = "notice",
	.admit = admit,
	.show = show,
	.save = save_close,
};
