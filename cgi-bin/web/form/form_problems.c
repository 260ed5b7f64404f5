/* What is wrong with a form, said above it and at its fields. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "web/form/form_private.h"

/* What a mark at `text` stands for; NULL: it is none. */
static const char *mark_value(struct request *req, const struct form_field *field,
	const struct problem *problem, const char *text, size_t *length_r)
{
	*length_r = strlen("{min}");
	if (field && strncmp(text, "{min}", *length_r) == 0)
		return text_number(req->pool, field->min, req->lang);
	if (field && strncmp(text, "{max}", *length_r) == 0)
		return text_number(req->pool, form_field_max(field), req->lang);
	*length_r = strlen("{what}");
	return problem->what && strncmp(text, "{what}", *length_r) == 0 ? problem->what : NULL;
}

/* {min} and {max} become the bounds, {what} what the problem names. */
static const char *message(
	struct request *req, const struct form_field *field, const struct problem *problem)
{
	const char *text = view_word(req, pool_printf(req->pool, "problem.%s", problem->reason));
	if (!strchr(text, '{'))
		return text;
	struct buf buf;
	buf_init(&buf, req->pool);
	while (*text) {
		size_t length;
		const char *value = mark_value(req, field, problem, text, &length);

		if (value) {
			buf_str(&buf, value);
			text += length;
		} else {
			buf_char(&buf, *text++);
		}
	}
	return buf.data;
}

static void show_problem(
	const struct form_showing *showing, size_t place, const struct problem *problem)
{
	const struct form_field *field = form_field_find(showing->form, problem->field);
	bool missing = field && strcmp(problem->reason, "required") == 0;
	const char *own = missing ? form_own_word(showing, field->name, "_missing") : NULL;
	const char *text = own ? own : message(showing->req, field, problem);
	char name[160];
	snprintf(name, sizeof(name), "errors.%zu", place);
	struct view *view = view_node(showing->view, name);
	view_set(view, "message", text);
	if (!field && showing->form->labels && *problem->field)
		view_set(view, "label",
			form_label(showing->req, showing->form->labels, problem->field));
	if (!field)
		return;
	snprintf(name, sizeof(name), "%s-%s", showing->form->name, field->name);
	view_set(view, "field", field->name);
	if (showing->typed)
		view_set(view, "id", name);
	if (!own)
		view_set(view, "label", form_own_word(showing, field->name, ""));
	snprintf(name, sizeof(name), "field.%s", field->name);
	view = view_node(showing->view, name);
	if (!view_get(view, "error"))
		view_set(view, "error", text);
	if (strcmp(problem->reason, "email_slip") == 0)
		view_set(view, "meant", form_address_meant(showing->req, view_get(view, "value")));
}

void form_show_problems(const struct form_showing *showing)
{
	const struct problems *problems = &showing->req->problems;
	for (size_t i = 0; i < problems->count; i++)
		show_problem(showing, i, &problems->items[i]);
	if (problems->count)
		form_set_number(showing->view, "errors.count", (int64_t)problems->count);
	/* what has not happened yet; a form without words of its own: nothing is saved */
	view_set(showing->view, "nothing",
		view_code_find(showing->req, "nothing", showing->form->name));
}

void form_show_unshown(struct request *req)
{
	const struct form *form = req->page->form;
	if (!form
		|| view_get(request_view(req), pool_printf(req->pool, "Form.%s.token", form->name)))
		return;
	struct form_showing showing = {
		.req = req, .form = form, .view = view_node(request_view(req), "Page.unshown")};
	form_show_problems(&showing);
}
