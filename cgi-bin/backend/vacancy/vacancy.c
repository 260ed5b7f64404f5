/* A vacancy's desktop: key facts, ads, applications, people, history; and setting its status. */
#include "application/application.h"
#include "backend/content/pay_view.h"
#include "backend/desk/lists.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/markdown.h"
#include "publishing/jobad.h"
#include "requisition/requisition.h"
#include "vacancy/vacancy_edit.h"
#include "web/form/form.h"

#define APPLICATIONS_SHOWN 25

struct status_input {
	const char *status;
};

static const struct form_field status_fields[] = {
	{.name = "status",
		.type = FIELD_CHOICE,
		.max = 30,
		.required = true,
		FORM_AT(struct status_input, status)},
};

static const struct form status_form = FORM("vacancy_status", status_fields, struct status_input);

/* What an ad shows, and whom to ask (ACC-16). */
static void view_advertised(struct request *req, const struct vacancy *vacancy)
{
	const struct vacancy_input *data = &vacancy->data;

	view_text(req, "Vacancy.number", vacancy->number);
	view_text(req, "Vacancy.title", data->title);
	view_text(req, "Vacancy.authority", vacancy->authority);
	view_text(req, "Vacancy.unit", vacancy->unit_name);
	view_text(req, "Vacancy.owner", vacancy->owner);
	view_text(req, "Vacancy.post_kind", data->post_kind);
	view_text(req, "Vacancy.field", data->field);
	view_text(req, "Vacancy.pay_grade", data->pay_grade);
	view_text(req, "Vacancy.working_time", data->working_time);
	view_text(req, "Vacancy.hours", data->hours);
	view_day(req, "Vacancy.limited_until", data->limited_until);
	view_day(req, "Vacancy.starts_on", data->starts_on);
	view_int(req, "Vacancy.posts", data->posts);
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
}

void view_vacancy(struct request *req, const struct vacancy *vacancy)
{
	view_advertised(req, vacancy);
	view_text(req, "Vacancy.status", vacancy->status);
	view_text(req, "Vacancy.project", vacancy->project);
	view_text(req, "Vacancy.project_number", vacancy->project_number);
	view_text(req, "Vacancy.post_number", vacancy->data.post_number);
	view_time(req, "Vacancy.changed_at", clock_from_sql(vacancy->changed_at));
}

void view_vacancy_crumb(struct request *req, const struct vacancy *vacancy)
{
	view_crumb_german(req,
		pool_printf(req->pool, "%s %s", vacancy->number, vacancy->data.title),
		pool_printf(req->pool, "/vakanzen/%s", vacancy->number));
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

static enum outcome view_effects(struct request *req, int64_t vacancy_id)
{
	struct jobad_effect *effects = NULL;
	size_t count = 0;
	enum outcome outcome = jobad_effects(req->db, req->pool, vacancy_id, &effects, &count);

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
	size_t count = 0;
	enum outcome outcome = view_steps(req, OBJECT_VACANCY, vacancy->id, &count);

	if (outcome)
		return outcome;
	form_show(req, &status_form, pool_printf(req->pool, "/vakanzen/%s/status", vacancy->number),
		NULL);
	if (!text_equal(vacancy->status, "aktiv") || has_inactive(ads))
		return view_effects(req, vacancy->id);
	view_leaving(req, ads);
	return OK;
}

static enum outcome show_advertised(
	struct request *req, const struct vacancy *vacancy, struct db_rows **ads_r)
{
	enum outcome outcome = jobad_list(req->db, req->pool, &req->principal, vacancy->id, ads_r);

	if (!outcome)
		outcome = pay_view(
			req, "Vacancy", vacancy->data.pay_grade, vacancy->data.post_kind, NULL);
	if (outcome)
		return outcome;
	show_ads(req, "Ads", *ads_r, SIZE_MAX);
	view_title_german(
		req, pool_printf(req->pool, "%s %s", vacancy->number, vacancy->data.title));
	view_text(req, "Vacancy.tasks_html", markdown_html(req->pool, vacancy->data.tasks));
	view_text(req, "Vacancy.requirements_html",
		markdown_html(req->pool, vacancy->data.requirements));
	return OK;
}

static enum outcome show_received(struct request *req, const struct vacancy *vacancy)
{
	struct application_filter filter = {.vacancy_id = vacancy->id, .limit = APPLICATIONS_SHOWN};
	const struct db_value numbers[VACANCY_COUNTS_MOST] = {
		db_str(vacancy->number), db_str(""), db_str(""), db_str(""), db_str("")};
	struct db_rows *applications = NULL, *counts = NULL;
	enum outcome outcome;

	view_bool(req, "May.applications", access_has(&req->principal, RIGHT_CANDIDATE_LIST_VIEW));
	outcome =
		application_list(req->db, req->pool, &req->principal, &filter, &applications, NULL);
	if (outcome)
		return outcome;
	show_applications(req, "Applications", applications,
		pool_printf(req->pool, "vakanz=%s", vacancy->number), 0,
		applications->count < APPLICATIONS_SHOWN ? (int64_t)applications->count : -1);
	if (!may(req, RIGHT_VACANCY_CANDIDATE_DESKTOP))
		return OK;
	outcome = vacancy_counts(req->db, req->pool, &req->principal, numbers, &counts);
	if (outcome)
		return outcome;
	view_rows(req, "Counts", counts);
	return OK;
}

static enum outcome show_actions(
	struct request *req, const struct vacancy *vacancy, const struct db_rows *ads)
{
	struct db_rows *open = NULL;
	bool may_edit = may(req, RIGHT_VACANCY_EDIT);
	enum outcome outcome = OK;

	view_bool(req, "May.edit", may_edit);
	view_bool(req, "May.exclude", access_has(&req->principal, RIGHT_ADMIN));
	view_bool(req, "May.create_ad", may(req, RIGHT_VACANCY_JOBAD_CREATE));
	if (may_edit)
		outcome = show_vacancy_steps(req, vacancy, ads);
	if (outcome || !req->post)
		return outcome;
	outcome = vacancy_open_objects(req->db, req->pool, &req->principal, vacancy->id, &open);
	if (outcome)
		return outcome;
	show_ads(req, "Open", open, VACANCY_OPEN_OBJECTS);
	return OK;
}

/* What it was made from, for whoever may know of it. */
static enum outcome show_requisition(struct request *req, const struct vacancy *vacancy)
{
	const char *number = NULL;
	enum outcome outcome;

	if (!vacancy->requested)
		return OK;
	outcome = requisition_of_vacancy(req->db, req->pool, &req->principal, vacancy->id, &number);
	view_text(req, "Vacancy.requisition", number);
	return outcome;
}

/* Who reaches it as lector alone sees what the ad shows and whom to ask (ACC-16). */
static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct db_rows *ads = NULL;
	int64_t roles = may_roles(req, RIGHT_VACANCY_READ);
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = show_advertised(req, &vacancy, &ads);
	if (outcome)
		return outcome;
	if (roles == ROLE_BIT(ROLE_LECTOR)) {
		view_advertised(req, &vacancy);
		view_bool(req, "Advertised", true);
		return OK;
	}
	view_vacancy(req, &vacancy);
	outcome = show_requisition(req, &vacancy);
	if (!outcome)
		outcome = show_received(req, &vacancy);
	if (!outcome)
		outcome = show_actions(req, &vacancy, ads);
	if (!outcome)
		outcome = show_access(req, OBJECT_VACANCY, vacancy.id);
	return outcome ? outcome : show_history(req, OBJECT_VACANCY, vacancy.id);
}

static bool any(const struct jobad_effect *effects, size_t count, const char *effect)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(effects[i].effect, effect))
			return true;
	return false;
}

/* The notice that says what the step has done to the ads. */
static const char *done_words(const struct jobad_effect *effects, size_t count, bool active)
{
	if (active)
		return any(effects, count, "stays")      ? "ads_stayed"
			: any(effects, count, "plans")   ? "ads_planned"
			: any(effects, count, "returns") ? "ads_returned"
							 : "status_changed";
	return any(effects, count, "unplanned") ? "ads_unplanned"
		: any(effects, count, "leaves") ? "ads_left"
						: "status_changed";
}

static enum outcome save_status(struct request *req)
{
	const struct status_input *input = req->input;
	struct jobad_effect *effects = NULL;
	size_t count = 0;
	bool checked = false;
	enum outcome outcome = vacancy_step_check(req, input->status, &checked);

	if (checked)
		return outcome;
	if (!outcome)
		outcome = jobad_effects(req->db, req->pool, req->object.id, &effects, &count);
	if (!outcome)
		outcome = vacancy_set_status(req->db, req->pool, &req->principal, req->object.id,
			input->status, &req->problems);
	if (outcome)
		return outcome;
	return redirect_to(req, done_words(effects, count, text_equal(input->status, "aktiv")),
		"/vakanzen/%s", req->object.number);
}

const struct page page_vacancy = {
	.path = "/vakanzen/{vacancy}",
	.right = RIGHT_VACANCY_READ,
	.view = "backend/vacancy.cs",
	.title = "vacancy",
	.show = show,
};

const struct page page_vacancy_status = {
	.path = "/vakanzen/{vacancy}/status",
	.right = RIGHT_VACANCY_EDIT,
	.form = &status_form,
	.view = "backend/vacancy.cs",
	.title = "vacancy",
	.show = show,
	.save = save_status,
};
