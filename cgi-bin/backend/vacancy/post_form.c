/* The fields of a post. */
#include "backend/vacancy/post_form.h"

#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "base/text.h"
#include "choice/choice.h"
#include "form/form_model.h"
#include "org/unit.h"
#include "recruiting/project.h"

static const char *const fillings[] = {"again", "new", NULL};
static const char *const working_times[] = {"full", "part", "both", NULL};

static const struct form_field post_fields[] = {
	/* not of a requisition: */
	{.name = "form_code",
		.type = FIELD_CHOICE,
		.max = 40,
		.required = true,
		FORM_AT(struct requisition_input, post.form_code)},
	{.name = "reception_mailbox",
		.type = FIELD_EMAIL,
		.max = 254,
		FORM_AT(struct requisition_input, post.reception_mailbox)},
	/* a requisition's begin here */
	{.name = "title",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct requisition_input, post.title)},
	{.name = "unit",
		.type = FIELD_PICK,
		.max = 100,
		FORM_AT(struct requisition_input, post.unit)},
	{.name = "post_number",
		.type = FIELD_TEXT,
		.max = 40,
		FORM_AT(struct requisition_input, post.post_number)},
	{.name = "filling",
		.type = FIELD_CHOICE,
		.choices = fillings,
		FORM_AT(struct requisition_input, post.filling)},
	{.name = "field",
		.type = FIELD_CHOICE,
		.list = CHOICE_FIELD,
		.required = true,
		FORM_AT(struct requisition_input, post.field)},
	{.name = "post_kind",
		.type = FIELD_CHOICE,
		.list = CHOICE_POST_KIND,
		.required = true,
		FORM_AT(struct requisition_input, post.post_kind)},
	{.name = "pay_grade",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct requisition_input, post.pay_grade)},
	{.name = "working_time",
		.type = FIELD_CHOICE,
		.choices = working_times,
		.required = true,
		FORM_AT(struct requisition_input, post.working_time)},
	{.name = "hours",
		.type = FIELD_TEXT,
		.max = 20,
		FORM_AT(struct requisition_input, post.hours)},
	{.name = "hours_shown",
		.type = FIELD_TEXT,
		.max = 60,
		FORM_AT(struct requisition_input, post.hours_shown)},
	{.name = "posts",
		.type = FIELD_INT,
		.min = 1,
		.max = 999,
		.required = true,
		FORM_AT(struct requisition_input, post.posts)},
	{.name = "starts_on", .type = FIELD_DAY, FORM_AT(struct requisition_input, post.starts_on)},
	{.name = "limited_until",
		.type = FIELD_DAY,
		FORM_AT(struct requisition_input, post.limited_until)},
	{.name = "tasks",
		.type = FIELD_LONG,
		.max = 8000,
		FORM_AT(struct requisition_input, post.tasks)},
	{.name = "requirements",
		.type = FIELD_LONG,
		.max = 8000,
		FORM_AT(struct requisition_input, post.requirements)},
	/* a vacancy's end here */
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct requisition_input, reason)},
	{.name = "authority",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct requisition_input, authority)},
};

#define FIELDS (sizeof(post_fields) / sizeof(post_fields[0]))
#define OF_VACANCY 2 /* fields that a requisition does not have */

/* words: form.vacancy.* */

_Static_assert(
	offsetof(struct requisition_input, post) == 0, "a vacancy's form fills a post alone");

const struct form vacancy_form = {
	.name = "vacancy",
	.fields = post_fields,
	.count = FIELDS - 2,
	.size = sizeof(struct vacancy_input),
};

const struct form requisition_form = {
	.name = "vacancy",
	.fields = post_fields + OF_VACANCY,
	.count = FIELDS - OF_VACANCY - 1,
	.size = sizeof(struct requisition_input),
};

const struct form requisition_new_form = {
	.name = "vacancy",
	.fields = post_fields + OF_VACANCY,
	.count = FIELDS - OF_VACANCY,
	.size = sizeof(struct requisition_input),
};

/* The authority that is chosen in a new requisition, if it is one of hers; 0: none. */
static enum outcome chosen_authority(struct request *req, int64_t *authority_r)
{
	const struct requisition_input *input =
		req->page->form == &requisition_new_form ? req->input : NULL;
	const char *typed = input ? input->authority : request_query(req, "authority");
	struct db_rows *rows = NULL;
	int64_t id = 0;
	enum outcome outcome = requisition_authorities(req->db, req->pool, &req->principal, &rows);

	*authority_r = 0;
	if (outcome || !typed || !text_to_int(typed, 1, INT64_MAX, &id))
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		if (db_number(rows, i, "id") == id)
			*authority_r = id;
	return OK;
}

static enum outcome authority_of(struct request *req, int64_t *authority_r)
{
	struct project project = {0};
	struct vacancy vacancy = {0};
	struct requisition requisition = {0};
	enum outcome outcome;

	switch (req->object.kind) {
	case OBJECT_PROJECT:
		outcome = project_get(req->db, req->pool, req->object.id, &project);
		*authority_r = project.authority_id;
		return outcome;
	case OBJECT_VACANCY:
		outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);
		*authority_r = vacancy.authority_id;
		return outcome;
	case OBJECT_REQUISITION:
		outcome = requisition_get(req->db, req->pool, req->object.id, &requisition);
		*authority_r = requisition.authority_id;
		return outcome;
	default:
		return chosen_authority(req, authority_r);
	}
}

static enum outcome find_units(struct request *req, const char *words, struct db_rows **rows_r)
{
	int64_t authority_id = 0;
	enum outcome outcome = authority_of(req, &authority_id);

	return outcome ? outcome : unit_find(req->db, req->pool, authority_id, words, rows_r);
}

enum outcome post_form_show(struct request *req, const struct form *form,
	const struct requisition_input *initial, const char *unit)
{
	const struct form_pick pick = {
		.address = pool_printf(req->pool, "%s/auswahl", req->path),
		.with = form == &requisition_new_form ? "authority" : NULL,
		.value = initial->post.unit,
		.label = unit,
		.find = find_units,
	};
	struct db_rows *forms = NULL;
	enum outcome outcome;

	form_show(req, form, req->path, initial);
	outcome = form_pick(req, form, "unit", &pick);
	if (outcome || form != &vacancy_form)
		return outcome;
	outcome = forms_named(req->db, req->pool, text_equal(req->lang, "en"), &forms);
	form_options(req, form, "form_code", forms);
	return outcome;
}

static enum outcome answer_units(struct request *req)
{
	return pick_answer(req, find_units);
}

const struct page page_pick_unit_new_vacancy = {
	.path = "/projekte/{project}/vakanzen/neu/auswahl",
	.right = RIGHT_PROJECT_VACANCY_CREATE,
	.show = answer_units,
	.raw = true,
};

const struct page page_pick_unit_vacancy = {
	.path = "/vakanzen/{vacancy}/bearbeiten/auswahl",
	.right = RIGHT_VACANCY_EDIT,
	.show = answer_units,
	.raw = true,
};

const struct page page_pick_unit_new_requisition = {
	.path = "/personalanforderungen/neu/auswahl",
	.right = RIGHT_REQUISITION_WRITE,
	.show = answer_units,
	.raw = true,
};

const struct page page_pick_unit_requisition = {
	.path = "/personalanforderungen/{requisition}/bearbeiten/auswahl",
	.right = RIGHT_REQUISITION_WRITE,
	.show = answer_units,
	.raw = true,
};
