/* The documents that a vacancy demands of every application (PRO-07). */
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "formal/formal.h"
#include "web/form/form.h"

#define CHECK_PATH "/vakanzen/%s/pruefung"
#define PATH CHECK_PATH "/verlangt"

struct demand_input {
	struct form_values types;
};

static const struct form_field demand_fields[] = {
	{.name = "types",
		.type = FIELD_VALUES,
		.max = FORMAL_DOCUMENT_TYPES,
		FORM_AT(struct demand_input, types)},
};

/* words: form.formal_demand.types */
static const struct form demand_form = FORM("formal_demand", demand_fields, struct demand_input);

/* What it demands now, as the form holds it. */
static enum outcome now(struct request *req, void *now_r)
{
	struct demand_input *input = now_r;
	const char **types = POOL_ARRAY(req->pool, const char *, FORMAL_DOCUMENT_TYPES);
	const char *demanded = NULL;
	enum outcome outcome = formal_demanded(req->db, req->pool, req->object.id, &demanded);

	if (outcome)
		return outcome;
	input->types = (struct form_values){0, types};
	for (size_t i = 0; formal_documents[i]; i++)
		if (text_among(demanded, formal_documents[i]))
			types[input->types.count++] = formal_documents[i];
	return OK;
}

static bool is_checked(const struct demand_input *input, const char *type)
{
	for (size_t i = 0; i < input->types.count; i++)
		if (text_equal(input->types.items[i], type))
			return true;
	return false;
}

/* words: attachment_type.* */
static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct demand_input held = {0};
	const struct demand_input *checked = req->post ? req->input : &held;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = now(req, &held);
	if (outcome)
		return outcome;
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.vacancy_check"),
		pool_printf(req->pool, CHECK_PATH, vacancy.number));
	for (size_t i = 0; formal_documents[i]; i++) {
		const char *place = pool_printf(req->pool, "Types.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.value", place), formal_documents[i]);
		view_text(req, pool_printf(req->pool, "%s.label", place),
			view_code(req, "attachment_type", formal_documents[i]));
		view_bool(req, pool_printf(req->pool, "%s.checked", place),
			is_checked(checked, formal_documents[i]));
	}
	view_text(req, "Back", pool_printf(req->pool, "%s" CHECK_PATH, req->base, vacancy.number));
	form_show(req, &demand_form, pool_printf(req->pool, PATH, vacancy.number), &held);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct demand_input *input = req->input;
	enum outcome outcome = formal_demand(req->db, req->pool, &req->principal, req->object.id,
		input->types.items, input->types.count, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "formal_demanded", CHECK_PATH, req->object.number);
}

const struct page page_vacancy_check_demand = {
	.path = "/vakanzen/{vacancy}/pruefung/verlangt",
	.right = RIGHT_VACANCY_EDIT,
	.form = &demand_form,
	.view = "backend/vacancy_check_demand.cs",
	.title = "vacancy_check_demand",
	.show = show,
	.now = now,
	.save = save,
};
