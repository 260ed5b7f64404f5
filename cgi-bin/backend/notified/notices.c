/* Those passed over in a vacancy: telling them, and how their notices stand (PRO-31, LAW-41). */
#include "backend/desk/head.h"
#include "backend/desk/hearing.h"
#include "backend/notified/notices_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision.h"
#include "hiring/ended.h"
#include "notified/court.h"
#include "notified/hearing.h"
#include "notified/setting.h"

static const struct form_field notices_fields[] = {
	{.name = "applications",
		.type = FIELD_VALUES,
		.max = NOTICE_ROWS,
		FORM_AT(struct notices_input, applications)},
	{.name = "by_post", .type = FIELD_CHECK, FORM_AT(struct notices_input, by_post)},
};
const struct form notices_form = FORM("notices", notices_fields, struct notices_input);

/* words: waiting_unit.weeks waiting_unit.months waiting_unit.week waiting_unit.month */
const char *waiting_words(struct request *req, int64_t count, const char *unit)
{
	const char *code = count == 1 ? text_equal(unit, "months") ? "month" : "week" : unit;

	return pool_printf(req->pool, "%lld %s", (long long)count,
		view_code(req, "waiting_unit", text_empty(code) ? "weeks" : code));
}

/* words: notice_state.open notice_state.anew notice_state.gone notice_state.under_way
 * notice_state.post notice_state.returned notice_state.runs notice_state.over */
static const char *notice_state(struct request *req, const struct notice_person *person)
{
	const char *today = clock_today(req->pool);

	if (person->gone)
		return "gone";
	if (!person->told)
		return person->notice_id ? "anew" : "open";
	if (person->receipt.state == RECEIPT_RETURNED)
		return "returned";
	if (person->receipt.state == RECEIPT_NONE)
		return text_equal(person->way, "post") ? "post" : "under_way";
	return day_number(person->receipt.last_day) < day_number(today) ? "over" : "runs";
}

void view_notice(struct request *req, const char *place, const struct notice_person *person)
{
	const char *state = notice_state(req, person);
	bool stops = text_among("open,anew,returned", state);

	view_text(req, pool_printf(req->pool, "%s.number", place), person->number);
	view_text(req, pool_printf(req->pool, "%s.name", place), person->name);
	view_text(req, pool_printf(req->pool, "%s.state", place), state);
	view_text(req, pool_printf(req->pool, "%s.state_word", place),
		view_code(req, "notice_state", state));
	view_text(req, pool_printf(req->pool, "%s.colour", place),
		stops                                         ? "danger"
			: text_among("over,gone", state)      ? "success"
			: text_among("post,under_way", state) ? "warning"
							      : "info");
	view_day(req, pool_printf(req->pool, "%s.receipt", place), person->receipt.day);
	view_bool(req, pool_printf(req->pool, "%s.presumed", place),
		person->receipt.state == RECEIPT_PRESUMED);
	view_day(req, pool_printf(req->pool, "%s.last_day", place), person->receipt.last_day);
	view_bool(req, pool_printf(req->pool, "%s.named", place), person->named);
	view_bool(req, pool_printf(req->pool, "%s.open", place), stops);
	if (!person->notice_id || person->gone)
		return;
	view_text(req, pool_printf(req->pool, "%s.waits", place),
		waiting_words(req, person->waits, person->unit));
	view_time(
		req, pool_printf(req->pool, "%s.sent_at", place), clock_from_sql(person->sent_at));
	view_text(req, pool_printf(req->pool, "%s.way", place), person->way);
	view_day(req, pool_printf(req->pool, "%s.posted_on", place), person->posted_on);
}

static bool notice_is_chosen(struct request *req, const char *number)
{
	const struct notices_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->applications.count; i++)
		if (text_equal(input->applications.items[i], number))
			return true;
	return false;
}

static enum outcome people_show(struct request *req)
{
	struct notice_person *people = NULL;
	size_t count = 0;
	enum outcome outcome = notice_people(
		req->db, req->pool, req->object.id, 0, NOTICE_ROWS + 1, &people, &count);

	for (size_t i = 0; !outcome && i < count && i < NOTICE_ROWS; i++) {
		const char *place = pool_printf(req->pool, "People.%zu", i);

		view_notice(req, place, &people[i]);
		view_bool(req, pool_printf(req->pool, "%s.checked", place),
			notice_is_chosen(req, people[i].number));
	}
	if (count > NOTICE_ROWS)
		view_int(req, "People_more", NOTICE_ROWS);
	return outcome;
}

static enum outcome stops_show(struct request *req)
{
	struct notice_stops stops;
	enum outcome outcome = notice_stops(req->db, req->pool, req->object.id, 0, &stops);

	if (outcome)
		return outcome;
	view_int(req, "Stops.untold", stops.untold);
	view_int(req, "Stops.returned", stops.returned);
	view_int(req, "Stops.told", stops.told);
	view_int(req, "Stops.court", stops.court);
	view_bool(req, "Stops.runs", stops.runs);
	view_bool(req, "Stops.free", notice_free(&stops));
	view_day(req, "Stops.last_receipt", stops.last_receipt);
	view_day(req, "Stops.first_day", stops.first_day);
	return OK;
}

static enum outcome courts_show(struct request *req)
{
	struct court_application *courts = NULL;
	size_t count = 0;
	enum outcome outcome = court_list(req->db, req->pool, req->object.id, 0, &courts, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Courts.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.number", place), courts[i].number);
		view_text(req, pool_printf(req->pool, "%s.name", place), courts[i].name);
		view_day(req, pool_printf(req->pool, "%s.filed_on", place), courts[i].filed_on);
		view_text(req, pool_printf(req->pool, "%s.court", place), courts[i].court);
		view_text(req, pool_printf(req->pool, "%s.reference", place), courts[i].reference);
		view_bool(req, pool_printf(req->pool, "%s.pending", place), !courts[i].closed_at);
	}
	return outcome;
}

/* words: notice_naming.nobody notice_naming.internal notice_naming.all */
static enum outcome setting_show(struct request *req)
{
	struct notice_setting setting;
	enum outcome outcome = notice_setting_get(req->db, req->pool, req->object.id, &setting);

	if (outcome)
		return outcome;
	view_text(req, "Setting.waits",
		waiting_words(req, setting.waiting.count, setting.waiting.unit));
	view_int(req, "Setting.presumed_days", setting.waiting.presumed_days);
	view_text(req, "Setting.naming", view_code(req, "notice_naming", setting.naming));
	return OK;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct decision decision;
	enum outcome outcome = show_vacancy_brief(req, "notices", &vacancy);

	if (outcome)
		return outcome;
	outcome = decision_get(req->db, req->pool, vacancy.id, &decision);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	view_bool(req, "Decided", !outcome && text_equal(decision.state, "fixed"));
	outcome = people_show(req);
	if (!outcome)
		outcome = stops_show(req);
	if (!outcome)
		outcome = courts_show(req);
	if (!outcome)
		outcome = setting_show(req);
	if (!outcome)
		outcome = hearing_show(req);
	if (!outcome)
		form_show(req, &notices_form, req->path, NULL);
	return outcome;
}

/* What the rules say of one stands with the people. */
static void notice_problems_place(struct request *req)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (!text_empty(req->problems.items[i].field))
			req->problems.items[i].field = "applications";
}

static enum outcome save(struct request *req)
{
	const struct notices_input *input = req->input;
	enum outcome outcome = notices_send(req->db, req->pool, &req->principal, req->object.id,
		input->applications.items, input->applications.count, input->by_post,
		&req->problems);

	notice_problems_place(req);
	return outcome ? outcome
		       : redirect_to(req, "notices_sent", NOTICES_PATH, req->object.number);
}

const struct page page_notices = {
	.path = "/vakanzen/{vacancy}/mitteilung",
	.right = RIGHT_SELECTION_WRITE,
	.form = &notices_form,
	.view = "backend/notices.cs",
	.title = "notices",
	.show = show,
	.save = save,
};

/* What the rules say stands on the page it was asked from. words: problem.hearing_none */
static enum outcome save_hearing(struct request *req)
{
	struct problems problems = {0};
	struct ended ended;
	enum outcome outcome =
		hearing_ask(req->db, req->pool, &req->principal, req->object.id, &problems);

	if (outcome && outcome != INVALID)
		return outcome;
	const char *notice = outcome ? "hearing_nobody" : "hearing_asked";

	outcome = ended_get(req->db, req->pool, req->object.id, &ended);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	return redirect_to(req, notice, "%s",
		pool_printf(req->pool, outcome ? NOTICES_PATH : "/vakanzen/%s/ohne-besetzung",
			req->object.number));
}

const struct page page_notice_hearing = {
	.path = "/vakanzen/{vacancy}/mitteilung/anhoerung",
	.right = RIGHT_SELECTION_WRITE,
	.form = &hearing_form,
	.save = save_hearing,
};
