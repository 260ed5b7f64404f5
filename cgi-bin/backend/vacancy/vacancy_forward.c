/* Forwarding a vacancy: to whom, from a list. */
#include "recruiting/forward.h"

#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "web/form/form.h"

struct forward_input {
	struct form_values people;
};

static const struct form_field forward_fields[] = {
	{.name = "person",
		.type = FIELD_VALUES,
		.max = FORWARD_PEOPLE,
		FORM_AT(struct forward_input, people)},
};
/* words: form.vacancy_forward.person form.vacancy_forward.person_missing */
static const struct form forward_form =
	FORM("vacancy_forward", forward_fields, struct forward_input);

static bool is_typed(const struct request *req, const char *user_id)
{
	const struct forward_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->people.count; i++)
		if (text_equal(input->people.items[i], user_id))
			return true;
	return false;
}

/* words: role.* */
static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct db_rows *people = NULL;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = vacancy_forward_people(
			req->db, req->pool, &req->principal, vacancy.id, &people);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back",
		pool_printf(req->pool, "%s%s", req->base, vacancy_path(req, &vacancy, "")));
	for (size_t i = 0; i < people->count && i < FORWARD_PEOPLE; i++) {
		const char *place = pool_printf(req->pool, "People.%zu", i);
		const char *user_id = db_text(people, i, "user_id");

		view_text(req, pool_printf(req->pool, "%s.user_id", place), user_id);
		view_text(
			req, pool_printf(req->pool, "%s.name", place), db_text(people, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.role", place),
			view_code(req, "role", db_text(people, i, "role")));
		view_bool(req, pool_printf(req->pool, "%s.checked", place), is_typed(req, user_id));
	}
	if (people->count > FORWARD_PEOPLE)
		view_int(req, "People_more", FORWARD_PEOPLE);
	form_show(req, &forward_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct forward_input *input = req->input;
	enum outcome outcome = vacancy_forward(req->db, req->pool, &req->principal, req->object.id,
		input->people.items, input->people.count, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "vacancy_forwarded", "/vakanzen/%s", req->object.number);
}

const struct page page_vacancy_forward = {
	.path = "/vakanzen/{vacancy}/weiterleiten",
	.right = RIGHT_VACANCY_FORWARD,
	.form = &forward_form,
	.view = "backend/vacancy_forward.cs",
	.title = "vacancy_forward",
	.show = show,
	.save = save,
};
