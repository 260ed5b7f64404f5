/* Bias at a vacancy: who is excluded, excluding somebody, lifting it; for administrators. */
#include "backend/desk/head.h"
#include "backend/desk/lists.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "org/staff.h"
#include "recruiting/exclusion.h"
#include "web/form/form.h"

#define REASON_MAX 1000 /* as the column */

struct exclude_input {
	const char *person, *reason;
};

static const struct form_field exclude_fields[] = {
	{.name = "person",
		.type = FIELD_PICK,
		.max = 60,
		.required = true,
		FORM_AT(struct exclude_input, person)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = REASON_MAX,
		.required = true,
		FORM_AT(struct exclude_input, reason)},
};

static const struct form exclude_form = FORM("exclusion", exclude_fields, struct exclude_input);

struct lift_input {
	const char *reason;
};

static const struct form_field lift_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = REASON_MAX,
		.required = true,
		FORM_AT(struct lift_input, reason)},
};

static const struct form lift_form = FORM("exclusion_lift", lift_fields, struct lift_input);

enum outcome find_bias_vacancy(struct request *req, int64_t *id_r)
{
	enum outcome outcome =
		object_find(req->db, OBJECT_VACANCY, request_path_value(req, "number"), id_r);

	return outcome ? outcome
		       : exclusion_open(req->db, req->pool, &req->principal, OBJECT_VACANCY, *id_r);
}

/* words: title.special_project */
static enum outcome show_bias_desk(struct request *req, struct vacancy *vacancy)
{
	int64_t id = 0;
	enum outcome outcome = find_bias_vacancy(req, &id);

	if (outcome)
		return outcome;
	head_link(req,
		pool_printf(req->pool, "/verwaltung/sonderprojekt/%s",
			request_path_value(req, "number")),
		"title.special_project");
	return show_vacancy_bias(req, id, vacancy);
}

static enum outcome show_vacancy(struct request *req, struct vacancy *vacancy)
{
	int64_t id = 0;
	enum outcome outcome = find_bias_vacancy(req, &id);

	if (!outcome)
		outcome = vacancy_get(req->db, req->pool, id, vacancy);
	if (outcome)
		return outcome;
	view_vacancy(req, vacancy);
	view_vacancy_crumb(req, vacancy);
	return OK;
}

static enum outcome show(struct request *req)
{
	const struct exclude_input initial = {.person = request_query(req, "person")};
	struct vacancy vacancy;
	struct db_rows *excluded = NULL, *lifted = NULL;
	enum outcome outcome = show_bias_desk(req, &vacancy);

	if (!outcome)
		outcome = exclusion_list(req->db, req->pool, vacancy.id, &excluded);
	if (!outcome)
		outcome = exclusion_lifted(req->db, req->pool, vacancy.id, &lifted);
	if (!outcome)
		outcome = show_access(req, OBJECT_VACANCY, vacancy.id);
	if (outcome)
		return outcome;
	view_rows(req, "Excluded", excluded);
	view_rows(req, "Lifted", lifted);
	form_show(req, &exclude_form, req->path, &initial);
	return form_pick(req, &exclude_form, "person",
		&(struct form_pick){.address = PICK_STAFF, .find = pick_staff});
}

static enum outcome save(struct request *req)
{
	const struct exclude_input *input = req->input;
	struct staff_user staff;
	int64_t id = 0;
	enum outcome outcome = find_bias_vacancy(req, &id);

	if (outcome)
		return outcome;
	outcome = staff_by_user_id(req->db, req->pool, input->person, &staff);
	if (!outcome)
		outcome = exclusion_add(
			req->db, req->pool, &req->principal, id, staff.id, input->reason);
	if (outcome == NOT_FOUND || outcome == CONFLICT) {
		form_problem(req, "person", outcome == CONFLICT ? "person_excluded" : "pick");
		return INVALID;
	}
	if (outcome)
		return outcome;
	if (staff.id == req->principal.id)
		return redirect_to(req, "person_excluded", "/verwaltung");
	return redirect_to(req, "person_excluded", "%s", req->path);
}

static enum outcome show_lift(struct request *req)
{
	struct vacancy vacancy;
	struct staff_user staff;
	bool excluded = false;
	enum outcome outcome = show_vacancy(req, &vacancy);

	if (!outcome)
		outcome = staff_by_user_id(
			req->db, req->pool, request_path_value(req, "person"), &staff);
	if (!outcome)
		outcome = exclusion_stands(req->db, req->pool, vacancy.id, staff.id, &excluded);
	if (outcome)
		return outcome;
	if (!excluded)
		return NOT_FOUND;
	view_crumb(req, view_word(req, "title.vacancy_exclusions"),
		pool_printf(req->pool, "/verwaltung/befangenheit/%s", vacancy.number));
	view_text(req, "Person.name", staff.name);
	form_show(req, &lift_form, req->path, NULL);
	return OK;
}

static enum outcome save_lift(struct request *req)
{
	const struct lift_input *input = req->input;
	struct staff_user staff;
	int64_t id = 0;
	enum outcome outcome = find_bias_vacancy(req, &id);

	if (!outcome)
		outcome = staff_by_user_id(
			req->db, req->pool, request_path_value(req, "person"), &staff);
	if (!outcome)
		outcome = exclusion_lift(
			req->db, req->pool, &req->principal, id, staff.id, input->reason);
	if (outcome)
		return outcome;
	return redirect_to(req, "exclusion_lifted", "/verwaltung/befangenheit/%s",
		request_path_value(req, "number"));
}

const struct page page_vacancy_exclusions = {
	.path = "/verwaltung/befangenheit/{number}",
	.right = RIGHT_ADMIN,
	.form = &exclude_form,
	.view = "backend/vacancy_exclusions.cs",
	.title = "vacancy_exclusions",
	.show = show,
	.save = save,
};

const struct page page_vacancy_exclusion_lift = {
	.path = "/verwaltung/befangenheit/{number}/{person}/aufheben",
	.right = RIGHT_ADMIN,
	.form = &lift_form,
	.view = "backend/vacancy_exclusion_lift.cs",
	.title = "vacancy_exclusion_lift",
	.show = show_lift,
	.save = save_lift,
};
