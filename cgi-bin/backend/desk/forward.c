/* Forwarding an object: to whom, from a list. */
#include "backend/desk/forward.h"

#include "backend/desk/lists.h"
#include "base/text.h"
#include "recruiting/forward.h"

struct forward_input {
	struct form_values people;
};

static const struct form_field forward_fields[] = {
	{.name = "person",
		.type = FIELD_VALUES,
		.max = FORWARD_PEOPLE,
		FORM_AT(struct forward_input, people)},
};
/* words: form.forward.person form.forward.person_missing */
const struct form forward_form = FORM("forward", forward_fields, struct forward_input);

static bool is_typed(const struct request *req, const char *user_id)
{
	const struct forward_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->people.count; i++)
		if (text_equal(input->people.items[i], user_id))
			return true;
	return false;
}

static struct forward forward_of(const struct request *req)
{
	return (struct forward){.who = &req->principal,
		.kind = req->object.kind,
		.id = req->object.id,
		.number = req->object.number,
		.mark = req->object.kind != OBJECT_APPLICATION || shows_mark(req)};
}

/* words: role.* */
enum outcome forward_show(struct request *req)
{
	const struct forward forward = forward_of(req);
	struct access_reason *people = NULL;
	size_t count = 0;
	enum outcome outcome = forward_people(req->db, req->pool, &forward, &people, &count);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < count && i < FORWARD_PEOPLE; i++) {
		const char *place = pool_printf(req->pool, "People.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.user_id", place), people[i].user_id);
		view_text(req, pool_printf(req->pool, "%s.name", place), people[i].person);
		view_text(req, pool_printf(req->pool, "%s.role", place),
			view_code(req, "role", people[i].role_code));
		view_bool(req, pool_printf(req->pool, "%s.checked", place),
			is_typed(req, people[i].user_id));
	}
	if (count > FORWARD_PEOPLE)
		view_int(req, "People_more", FORWARD_PEOPLE);
	view_text(req, "Post.number", req->object.number);
	view_text(req, "Back",
		pool_printf(req->pool, "%s/%s/%s", req->base, object_type(req->object.kind)->path,
			req->object.number));
	form_show(req, &forward_form, req->path, NULL);
	return OK;
}

enum outcome forward_save(struct request *req)
{
	const struct forward forward = forward_of(req);
	const struct forward_input *input = req->input;
	enum outcome outcome = forward_send(req->db, req->pool, &forward, input->people.items,
		input->people.count, &req->problems);

	return outcome ? outcome
		       : redirect_to(req,
			       req->object.kind == OBJECT_APPLICATION ? "application_forwarded"
								      : "vacancy_forwarded",
			       "/%s/%s", object_type(req->object.kind)->path, req->object.number);
}
