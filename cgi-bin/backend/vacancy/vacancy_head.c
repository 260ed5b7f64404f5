/* A vacancy in the dataset, and the head of its desk: status, steps with what they do, tabs. */
#include <string.h>

#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/desk/told.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "publishing/jobad.h"
#include "recruiting/own_procedures.h"
#include "web/form/form.h"
#include "web/list/walk.h"

static const struct form_field status_fields[] = {
	{.name = "status",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct vacancy_status_input, status)},
};

const struct form vacancy_status_form =
	FORM("vacancy_status", status_fields, struct vacancy_status_input);

/* What an ad shows, and whom to ask (ACC-16). */
static void view_advertised(struct request *req, const struct vacancy *vacancy)
{
	const struct vacancy_input *data = &vacancy->data;

	view_text(req, "Vacancy.number", vacancy->number);
	view_text(req, "Vacancy.title", data->title);
	view_text(req, "Vacancy.authority", vacancy->authority);
	view_text(req, "Vacancy.unit", vacancy->unit_name);
	view_text(req, "Vacancy.owner", vacancy->owner);
	view_text(req, "Vacancy.pay_grade", data->pay_grade);
	view_text(req, "Vacancy.working_time", data->working_time);
	view_text(req, "Vacancy.hours", data->hours);
	view_text(req, "Vacancy.hours_shown", data->hours_shown);
	view_day(req, "Vacancy.limited_until", data->limited_until);
	view_day(req, "Vacancy.starts_on", data->starts_on);
	view_int(req, "Vacancy.posts", data->posts);
}

static void view_whole(struct request *req, const struct vacancy *vacancy)
{
	view_advertised(req, vacancy);
	view_text(req, "Vacancy.status", vacancy->status);
	view_text(req, "Vacancy.project", vacancy->project);
	view_text(req, "Vacancy.project_number", vacancy->project_number);
	view_text(req, "Vacancy.post_number", vacancy->data.post_number);
	view_text(req, "Vacancy.filling", vacancy->data.filling);
	view_text(req, "Vacancy.form",
		text_equal(req->lang, "en") ? vacancy->form_en : vacancy->form_de);
	view_text(req, "Vacancy.reception_mailbox", vacancy->data.reception_mailbox);
	view_time(req, "Vacancy.changed_at", clock_from_sql(vacancy->changed_at));
}

void view_vacancy(struct request *req, const struct vacancy *vacancy)
{
	view_whole(req, vacancy);
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
}

const char *vacancy_path(struct request *req, const struct vacancy *vacancy, const char *rest)
{
	return pool_printf(req->pool, "/vakanzen/%s%s", vacancy->number, rest);
}

void view_vacancy_crumb(struct request *req, const struct vacancy *vacancy)
{
	view_crumb_german(req,
		pool_printf(req->pool, "%s %s", vacancy->number, vacancy->data.title),
		vacancy_path(req, vacancy, ""));
}

/* What keeps an ad from being published again. */
static void view_hindrances(struct request *req, const char *place, const struct problems *why)
{
	for (size_t i = 0; i < why->count; i++) {
		const struct problem *problem = &why->items[i];

		view_text(req, pool_printf(req->pool, "%s.why.%zu.label", place, i),
			form_label(req, "jobad", problem->field));
		view_text(req, pool_printf(req->pool, "%s.why.%zu.message", place, i),
			view_word(req, pool_printf(req->pool, "problem.%s", problem->reason)));
	}
}

/* What a step will do is said before it is made: of an active vacancy the published ads leave. */
static void view_leaving(struct request *req, const struct db_rows *ads)
{
	for (size_t i = 0; i < ads->count; i++) {
		const char *status = db_text(ads, i, "status");
		bool planned = jobad_planned(req->pool, status, db_text(ads, i, "valid_from"));
		const char *place = pool_printf(
			req->pool, "Effects.%s.%zu", planned ? "unplanned" : "leaves", i);

		if (!text_equal(status, "veroeffentlicht"))
			continue;
		view_text(
			req, pool_printf(req->pool, "%s.number", place), db_text(ads, i, "number"));
		view_text(req, pool_printf(req->pool, "%s.title", place), db_text(ads, i, "title"));
	}
}

/* One of these may have left with the vacancy, and stay away. */
static bool has_inactive(const struct db_rows *ads)
{
	for (size_t i = 0; i < ads->count; i++)
		if (text_equal(db_text(ads, i, "status"), "inaktiv"))
			return true;
	return false;
}

static enum outcome view_effects(
	struct request *req, const struct vacancy *vacancy, const struct db_rows *ads)
{
	struct jobad_effect *effects = NULL;
	size_t count = 0;
	enum outcome outcome;

	if (vacancy_final(vacancy->status))
		return OK;
	/* of an active one only the answer to the step that made it so tells what did not come back
	 */
	if ((text_equal(vacancy->status, "aktiv")
		    && !(req->session.notice && strstr(req->session.notice, "ads_stayed")))
		|| !has_inactive(ads)) {
		view_leaving(req, ads);
		return OK;
	}
	outcome = jobad_effects(req->db, req->pool, vacancy->id, &effects, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Effects.%s.%zu", effects[i].effect, i);

		view_text(req, pool_printf(req->pool, "%s.number", place), effects[i].number);
		view_text(req, pool_printf(req->pool, "%s.title", place), effects[i].title);
		view_hindrances(req, place, &effects[i].why);
	}
	return outcome;
}

static enum outcome show_vacancy_steps(
	struct request *req, const struct vacancy *vacancy, const struct db_rows *ads)
{
	const char *phases[PHASE_COUNT];
	struct head head = {.kind = OBJECT_VACANCY,
		.id = vacancy->id,
		.title = vacancy->data.title,
		.german = true,
		.read = RIGHT_VACANCY_READ,
		.roles = req->object.roles,
		.steps = may_step(req, RIGHT_VACANCY_EDIT),
		.form = &vacancy_status_form,
		.action = vacancy_path(req, vacancy, "/status"),
		.phases = phases,
		.elsewhere = vacancy->elsewhere};
	bool sent = false;
	enum outcome outcome;

	phase_line(req->pool, vacancy->phases, phases, &head.phase);
	if (ads->count == 1)
		head.told = told_code(db_text(ads, 0, "status"), vacancy->elsewhere);
	outcome = head_show(req, &head, &sent);
	return outcome || !sent ? outcome : view_effects(req, vacancy, ads);
}

/* How many applications she sees, by status; -1: she is not told. `decided_r`: some are to be
 * decided about. */
static enum outcome count_applications(
	struct request *req, const struct vacancy *vacancy, int64_t *count_r, bool *decided_r)
{
	const struct db_value numbers[VACANCY_COUNTS_MOST] = {
		db_str(vacancy->number), db_str(""), db_str(""), db_str(""), db_str("")};
	struct db_rows *counts = NULL;
	enum outcome outcome;

	*count_r = -1;
	*decided_r = false;
	if (!may(req, RIGHT_VACANCY_CANDIDATE_DESKTOP))
		return OK;
	outcome = vacancy_counts(
		req->db, req->pool, &req->principal, req->object.roles.there, numbers, &counts);
	if (outcome)
		return outcome;
	view_rows(req, "Counts", counts);
	*count_r = 0;
	for (size_t i = 0; i < counts->count; i++) {
		*count_r += db_number(counts, i, "applications");
		*decided_r |= text_equal(db_text(counts, i, "status"), "auswahlentscheidung")
			&& db_number(counts, i, "applications");
	}
	return OK;
}

/* words: backend.edit backend.ad_create title.vacancy_agency title.vacancy_invitations
 * title.reminders title.application_enter */
static void view_links(struct request *req, const struct vacancy *vacancy)
{
	if (may(req, RIGHT_VACANCY_EDIT))
		head_link(req, vacancy_path(req, vacancy, "/bearbeiten"), "backend.edit");
	if (may(req, RIGHT_VACANCY_JOBAD_CREATE))
		head_link(req, vacancy_path(req, vacancy, "/stellenanzeigen/neu"),
			"backend.ad_create");
	if (may(req, RIGHT_VACANCY_CANDIDATE_CREATE))
		head_link(req, vacancy_path(req, vacancy, "/bewerbungen/neu"),
			"title.application_enter");
	if (may(req, RIGHT_VACANCY_EDIT))
		head_link(req, vacancy_path(req, vacancy, "/agentur"), "title.vacancy_agency");
	if (may(req, RIGHT_VACANCY_EDIT))
		head_link(req, vacancy_path(req, vacancy, "/einladungspflicht"),
			"title.vacancy_invitations");
	if (may(req, RIGHT_VACANCY_REMINDER_CREATE))
		head_link(req, vacancy_path(req, vacancy, "/erinnerungen"), "title.reminders");
}

/* What comes next in a selection that has begun. False: nothing here.
 * words: backend.decision_open title.decision_fix title.consent_ask backend.notices_open
 * backend.hiring_open backend.standing_open */
static bool view_selection_next(
	struct request *req, const struct vacancy *vacancy, const char *next)
{
	static const struct {
		const char *code, *page, *label;
	} nexts[] = {
		{"decide", "/auswahl", "backend.decision_open"},
		{"fix", "/auswahl/festlegen", "title.decision_fix"},
		{"consent", "/beteiligung/antrag", "title.consent_ask"},
		{"notices", "/mitteilung", "backend.notices_open"},
		{"hiring", "/einstellung", "backend.hiring_open"},
		{"wait", "/stand", "backend.standing_open"},
	};

	for (size_t i = 0; i < sizeof(nexts) / sizeof(nexts[0]); i++)
		if (text_equal(nexts[i].code, next)) {
			const char *path = vacancy_path(req, vacancy, nexts[i].page);

			if (!text_equal(path, req->path)) /* she is there already */
				head_do_after(req, path, nexts[i].label);
			return true;
		}
	return false;
}

/* A vacancy without an ad needs one; with applications, these are what is to be done; before there
 * are any, its ad is. */
static void view_expected(struct request *req, const struct vacancy *vacancy,
	const struct db_rows *ads, int64_t applications, bool decided, const char *next)
{
	if (!text_equal(vacancy->status, "aktiv") && !text_equal(vacancy->status, "entwurf"))
		return;
	if (!ads->count && may(req, RIGHT_VACANCY_JOBAD_CREATE))
		head_do(req, vacancy_path(req, vacancy, "/stellenanzeigen/neu"),
			"backend.ad_create");
	else if (view_selection_next(req, vacancy, next))
		return;
	else if (decided && !vacancy->decided && may(req, RIGHT_SELECTION_WRITE))
		head_do_after(req, vacancy_path(req, vacancy, "/auswahl"), "backend.decision_open");
	else if (applications > 0 && may(req, RIGHT_VACANCY_EDIT))
		head_do_after(req, vacancy_path(req, vacancy, "/bewerbungen"),
			"backend.applications_open");
	else if (ads->count && text_equal(vacancy->status, "aktiv")
		&& may(req, vacancy->elsewhere ? RIGHT_FOREIGN_ADS : RIGHT_VACANCY_EDIT))
		head_do_after(req,
			pool_printf(req->pool, "/stellenanzeigen/%s", db_text(ads, 0, "number")),
			"backend.ad_open");
}

/* Who reaches it as lector alone sees what the ad shows and whom to ask. */
bool vacancy_advertised(const struct request *req)
{
	return may_roles(req, RIGHT_VACANCY_READ) == ROLE_BIT(ROLE_LECTOR);
}

enum outcome show_vacancy_head(struct request *req, const char *tab, struct vacancy *vacancy_r,
	const struct db_rows **ads_r)
{
	struct db_rows *ads = NULL;
	int64_t applications = -1;
	bool decided = false;
	const char *next = "";
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, vacancy_r);

	if (!outcome)
		outcome = jobad_list(req->db, req->pool, &req->principal, vacancy_r->id, &ads);
	if (outcome)
		return outcome;
	if (ads_r)
		*ads_r = ads;
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
	head_crumbs(req, vacancy_r->number, vacancy_r->data.title, true,
		vacancy_path(req, vacancy_r, ""), tab);
	if (vacancy_advertised(req)) {
		view_advertised(req, vacancy_r);
		view_vacancy_tabs(req, vacancy_r, (int64_t)ads->count, -1, tab);
		return head_asked(req,
			&(struct head){.kind = OBJECT_VACANCY,
				.id = vacancy_r->id,
				.title = vacancy_r->data.title,
				.german = true,
				.read = RIGHT_VACANCY_READ,
				.roles = req->object.roles});
	}
	view_whole(req, vacancy_r);
	outcome = show_vacancy_steps(req, vacancy_r, ads);
	if (!outcome)
		outcome = count_applications(req, vacancy_r, &applications, &decided);
	if (!outcome && vacancy_r->decided && may(req, RIGHT_SELECTION_WRITE))
		outcome = procedure_next(req->db, req->pool, vacancy_r->id, &next);
	if (outcome)
		return outcome;
	view_bool(req, "May.edit", may(req, RIGHT_VACANCY_EDIT));
	view_links(req, vacancy_r);
	view_expected(req, vacancy_r, ads, applications, decided, next);
	view_vacancy_tabs(req, vacancy_r, (int64_t)ads->count, applications, tab);
	return OK;
}

/* What all tabs have in common. */
static void view_vacancy_top(struct request *req, const struct vacancy *vacancy, const char *tab)
{
	view_vacancy(req, vacancy);
	head_crumbs(req, vacancy->number, vacancy->data.title, true, vacancy_path(req, vacancy, ""),
		tab);
}

enum outcome show_vacancy_brief(struct request *req, const char *tab, struct vacancy *vacancy_r)
{
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, vacancy_r);

	if (outcome)
		return outcome;
	view_vacancy_top(req, vacancy_r, tab);
	head_title(req, vacancy_r->data.title, true);
	view_vacancy_tabs(req, vacancy_r, -1, -1, tab);
	return list_walk_show(req);
}

enum outcome show_vacancy_bias(struct request *req, int64_t id, struct vacancy *vacancy_r)
{
	const char *phases[PHASE_COUNT];
	enum phase phase = PHASE_NONE;
	enum outcome outcome = vacancy_get(req->db, req->pool, id, vacancy_r);

	if (outcome)
		return outcome;
	phase_line(req->pool, vacancy_r->phases, phases, &phase);
	view_vacancy_top(req, vacancy_r, "bias");
	view_vacancy_tabs(req, vacancy_r, -1, -1, "bias");
	return head_show(req,
		&(struct head){.kind = OBJECT_VACANCY,
			.id = id,
			.title = vacancy_r->data.title,
			.german = true,
			.roles = {.there = ROLE_BIT(ROLE_ADMIN)},
			.phases = phases,
			.phase = phase,
			.elsewhere = vacancy_r->elsewhere},
		NULL);
}
