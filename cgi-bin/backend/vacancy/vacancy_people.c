/* The people and committees of a vacancy: who is chosen, whom one may choose, adding and removing.
 */
#include "backend/desk/choose.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/buf.h"
#include "base/text.h"
#include "org/find.h"
#include "recruiting/people.h"
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

/* Searching is a POST too, for whoever has typed something into the page's other form
 * (web/beside.c). */
struct search_input {
	const char *role, *name;
};

static const struct form_field search_fields[] = {
	{.name = "rolle",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 20,
		FORM_AT(struct search_input, role)},
	{.name = "name",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 100,
		FORM_AT(struct search_input, name)},
};
static const struct form search_form = FORM("person_search", search_fields, struct search_input);

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
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < UNITS; i++) {
		int64_t id = 0;

		outcome = vacancy_unit(req->db, req->object.id, units[i].role, &id);
		if (id)
			*unit_value(now_r, i) = pool_printf(req->pool, "%lld", (long long)id);
	}
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

static enum outcome show_candidates(struct request *req)
{
	const char *words = request_query(req, "name"), *code = request_query(req, "rolle");
	enum base_role role = person_role(code);
	struct db_rows *rows = NULL;
	enum outcome outcome;

	view_text(req, "Search.name", words);
	view_text(req, "Search.role", role ? code : "DEPARTMENT");
	if (!role || text_empty(words))
		return OK;
	outcome = vacancy_candidates(req->db, req->pool, req->object.id, role, words, &rows);
	if (outcome)
		return outcome;
	view_bool(req, "Search.done", true);
	view_rows_first(req, "Candidates", rows, FIND_FOUND);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct db_rows *people = NULL;
	enum outcome outcome;

	if ((outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy))
		|| (outcome = vacancy_people(req->db, req->pool, vacancy.id, &people))
		|| (outcome = show_units(req)) || (outcome = show_candidates(req)))
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_rows(req, "People", people);
	form_show(req, &person_form, req->path, NULL);
	form_show(req, &search_form,
		pool_printf(req->pool, "/vakanzen/%s/beteiligte/suche", vacancy.number), NULL);
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
	return redirect_to(req, "saved", "/vakanzen/%s/beteiligte", req->object.number);
}

static enum outcome save_search(struct request *req)
{
	const struct search_input *input = req->input;
	struct buf query;

	buf_init(&query, req->pool);
	buf_url(&query, input->role ? input->role : "");
	buf_str(&query, "&name=");
	buf_url(&query, input->name ? input->name : "");
	return redirect_to(req, NULL, "/vakanzen/%s/beteiligte?rolle=%s#treffer",
		req->object.number, query.data);
}

/* words: problem.person_not_allowed notice.person_added notice.person_removed */
static enum outcome save_person(struct request *req, choose_change *change, const char *notice)
{
	return choose_save(req, person_role(request_path_value(req, "role")), change,
		"person_not_allowed", notice,
		pool_printf(req->pool, "/vakanzen/%s/beteiligte", req->object.number));
}

static enum outcome save_choose(struct request *req)
{
	return save_person(req, vacancy_choose_person, "person_added");
}

static enum outcome save_drop(struct request *req)
{
	return save_person(req, vacancy_drop_person, "person_removed");
}

const struct page page_vacancy_people = {
	.path = "/vakanzen/{vacancy}/beteiligte",
	.right = RIGHT_VACANCY_EDIT,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
};

const struct page page_vacancy_people_search = {
	.path = "/vakanzen/{vacancy}/beteiligte/suche",
	.right = RIGHT_VACANCY_EDIT,
	.form = &search_form,
	.save = save_search,
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

const struct page page_vacancy_person_choose = {
	.path = "/vakanzen/{vacancy}/beteiligte/{role}/{person}/hinzufuegen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &person_form,
	.view = "backend/vacancy_people.cs",
	.title = "vacancy_people",
	.show = show,
	.save = save_choose,
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
