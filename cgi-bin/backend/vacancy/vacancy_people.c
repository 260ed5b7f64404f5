/* The people and committees of a vacancy: who is chosen, whom one may choose, adding and removing.
 */
#include "backend/desk/choose.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "recruiting/people.h"
#include "recruiting/told_step.h"
#include "web/form/form.h"

struct units_input {
	const char *pr, *sbv, *gsb, *psb; /* ids as text; NULL: none */
};

#define UNIT(member) \
	{ \
		.name = #member, .type = FIELD_CHOICE, .max = 20, \
		FORM_AT(struct units_input, member) \
	}

static const struct form_field units_fields[] = {UNIT(pr), UNIT(sbv), UNIT(gsb), UNIT(psb)};
static const struct form units_form = FORM("vacancy_units", units_fields, struct units_input);
static const struct form person_form = {.name = "person"};

static const char *const person_roles[] = {"DEPARTMENT", "LECTOR", "IE", NULL};

static const struct form_field add_fields[] = {CHOOSE_FIELDS(person_roles)};
static const struct form add_form = FORM("vacancy_person", add_fields, struct choose_input);

static const struct {
	const char *field, *code;
	enum base_role role;
	size_t offset;
} units[] = {
	{"pr", "PR", ROLE_PR, offsetof(struct units_input, pr)},
	{"sbv", "SBV", ROLE_SBV, offsetof(struct units_input, sbv)},
	{"gsb", "GSB", ROLE_GSB, offsetof(struct units_input, gsb)},
	{"psb", "PSB", ROLE_PSB, offsetof(struct units_input, psb)},
};

#define UNITS (sizeof(units) / sizeof(units[0]))

/* The role named in the address or the query, or 0 when no person can be chosen for it. */
static enum base_role person_role(const char *code)
{
	if (text_equal(code, "DEPARTMENT"))
		return ROLE_DEPARTMENT;
	if (text_equal(code, "LECTOR"))
		return ROLE_LECTOR;
	return text_equal(code, "IE") ? ROLE_IE : 0;
}

static const char **unit_value(struct units_input *input, size_t i)
{
	return (const char **)((char *)input + units[i].offset);
}

static enum outcome units_now(struct request *req, void *now_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = vacancy_units(req->db, req->pool, req->object.id, &rows);

	for (size_t row = 0; !outcome && row < rows->count; row++)
		for (size_t i = 0; i < UNITS; i++)
			if (db_number(rows, row, "role_id") == (int64_t)units[i].role)
				*unit_value(now_r, i) =
					pool_strdup(req->pool, db_text(rows, row, "id"));
	return outcome;
}

static enum outcome show_units(struct request *req)
{
	struct units_input initial = {0};
	struct db_rows *choices[UNITS] = {0};
	enum outcome outcome = units_now(req, &initial);

	for (size_t i = 0; !outcome && i < UNITS; i++)
		outcome = vacancy_unit_choices(
			req->db, req->pool, req->object.id, units[i].role, &choices[i]);
	if (outcome)
		return outcome;
	form_show(req, &units_form,
		pool_printf(req->pool, "/vakanzen/%s/gremien", req->object.number), &initial);
	for (size_t i = 0; i < UNITS; i++)
		form_options(req, &units_form, units[i].field, choices[i]);
	return OK;
}

/* Whom one can choose for the role that the form, or the script's question, names. */
static enum outcome find_person(struct request *req, const char *words, struct db_rows **rows_r)
{
	enum base_role role = person_role(choose_role(req, &add_form));

	if (!role)
		role = ROLE_DEPARTMENT;
	return vacancy_candidates(req->db, req->pool, req->object.id, role, words, rows_r);
}

static const char *people_path(struct request *req)
{
	return pool_printf(req->pool, "/vakanzen/%s/beteiligte", req->object.number);
}

/* Of which steps the information recipients are told. */
struct told_input {
	bool chosen[PHASE_COUNT];
};

#define TOLD(phase) .type = FIELD_CHECK, FORM_AT(struct told_input, chosen[phase])

static const struct form_field told_fields[] = {
	{.name = "advertised", TOLD(PHASE_ADVERTISED)},
	{.name = "selection", TOLD(PHASE_SELECTION)},
	{.name = "committees", TOLD(PHASE_COMMITTEES)},
	{.name = "hiring", TOLD(PHASE_HIRING)},
	{.name = "closed", TOLD(PHASE_CLOSED)},
};
static const struct form told_form = FORM("told_steps", told_fields, struct told_input);

static enum outcome show_told(struct request *req)
{
	struct told_input initial;
	enum outcome outcome = told_steps(req->db, req->pool, req->object.id, initial.chosen);

	if (!outcome)
		form_show(req, &told_form, pool_printf(req->pool, "%s/schritte", people_path(req)),
			&initial);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct db_rows *people = NULL;
	enum outcome outcome = show_vacancy_brief(req, "people", &vacancy);

	if (!outcome)
		outcome = vacancy_people(req->db, req->pool, vacancy.id, &people);
	if (!outcome)
		outcome = show_units(req);
	if (!outcome)
		outcome = choose_show(req, &add_form, people_path(req), "DEPARTMENT", find_person);
	if (!outcome)
		outcome = show_told(req);
	if (outcome)
		return outcome;
	view_rows(req, "People", people);
	form_show(req, &person_form, req->path, NULL);
	return OK;
}

static enum outcome save_units(struct request *req)
{
	for (size_t i = 0; i < UNITS; i++) {
		const char *value = *unit_value(req->input, i);
		int64_t id = 0;
		enum outcome outcome = INVALID;

		if (text_empty(value) || text_to_int(value, 1, INT64_MAX, &id))
			outcome = vacancy_choose_unit(req->db, req->pool, &req->principal,
				req->object.id, units[i].role, id);
		if (outcome == INVALID)
			form_problem(req, units[i].field, "choice");
		else if (outcome)
			return outcome;
	}
	if (problems_any(&req->problems))
		return INVALID;
	return redirect_to(req, "saved", "%s", people_path(req));
}

/* words: problem.person_not_allowed notice.person_added notice.person_removed */
static enum outcome save_add(struct request *req)
{
	const struct choose_input *input = req->input;

	return choose_add(req, person_role(input->role), vacancy_choose_person,
		"person_not_allowed", people_path(req));
}

static enum outcome save_drop(struct request *req)
{
	return choose_remove(req, person_role(request_path_value(req, "role")), vacancy_drop_person,
		"person_not_allowed", people_path(req));
}

static enum outcome answer_person(struct request *req)
{
	return pick_answer(req, find_person);
}

const struct page page_vacancy_people = {
	.path = "/vakanzen/{vacancy}/beteiligte",
	.right = RIGHT_VACANCY_EDIT,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
};

const struct page page_pick_vacancy_person = {
	.path = "/vakanzen/{vacancy}/beteiligte/auswahl",
	.right = RIGHT_VACANCY_EDIT,
	.show = answer_person,
	.raw = true,
};

const struct page page_vacancy_units = {
	.path = "/vakanzen/{vacancy}/gremien",
	.right = RIGHT_VACANCY_EDIT,
	.form = &units_form,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
	.now = units_now,
	.save = save_units,
};

const struct page page_vacancy_person_add = {
	.path = "/vakanzen/{vacancy}/beteiligte/neu",
	.right = RIGHT_VACANCY_EDIT,
	.form = &add_form,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
	.save = save_add,
};

const struct page page_vacancy_person_drop = {
	.path = "/vakanzen/{vacancy}/beteiligte/{role}/{person}/entfernen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &person_form,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
	.save = save_drop,
};

static enum outcome save_told(struct request *req)
{
	const struct told_input *input = req->input;
	enum outcome outcome = told_steps_choose(
		req->db, req->pool, &req->principal, req->object.id, input->chosen);

	return outcome ? outcome : redirect_to(req, "saved", "%s", people_path(req));
}

const struct page page_vacancy_told_steps = {
	.path = "/vakanzen/{vacancy}/beteiligte/schritte",
	.right = RIGHT_VACANCY_EDIT,
	.form = &told_form,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
	.save = save_told,
};
