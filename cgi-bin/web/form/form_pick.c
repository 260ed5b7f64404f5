/* Fields chosen from many: what was typed becomes a value, or words to look for. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "web/form/form_private.h"

const char *form_pick_value(struct pool *pool, const char *typed)
{
	const char *text = text_trim(pool, typed);
	const char *open = strrchr(text, '(');
	size_t length = strlen(text);

	if (!open || open == text || open[-1] != ' ' || text[length - 1] != ')')
		return text;
	return pool_printf(pool, "%.*s", (int)(length - 2 - (size_t)(open - text)), open + 1);
}

static struct pair *pair_of(struct pairs *sent, const char *name)
{
	for (size_t i = 0; i < sent->count; i++)
		if (strcmp(sent->items[i].name, name) == 0)
			return &sent->items[i];
	return NULL;
}

void form_pick_take(struct request *req)
{
	const struct form *form = req->page->form;
	struct pairs *sent = &req->private->fields;

	for (size_t i = 0; form && i < form->count; i++) {
		const char *name = form->fields[i].name;
		const struct pair *chosen;
		struct pair *text;

		if (form->fields[i].type != FIELD_PICK)
			continue;
		chosen = pairs_find(sent, pool_printf(req->pool, "%s" PICK_CHOSEN, name));
		text = pair_of(sent, name);
		if (chosen && text && (!text_blank(chosen->value) || pair_problem(chosen)))
			*text = (struct pair){name, chosen->value, chosen->broken, chosen->unseen};
		else if (text && !pair_problem(text))
			text->value = form_pick_value(req->pool, text->value);
	}
}

void form_pick_search(struct request *req)
{
	const struct form *form = req->page->form;
	const struct pair *asked = pairs_find(&req->private->fields, PICK_SEARCH);

	for (size_t i = 0; asked && i < form->count; i++) {
		if (form->fields[i].type != FIELD_PICK
			|| strcmp(form->fields[i].name, asked->value) != 0)
			continue;
		req->problems.count = 0;
		problem_add(&req->problems, form->fields[i].name, "pick");
	}
}

static const char *labelled(struct request *req, const char *label, const char *value)
{
	return pool_printf(req->pool, "%s (%s)", label, value);
}

static void show_found(struct view *field, const struct db_rows *rows)
{
	size_t shown = rows->count > FORM_PICKED ? FORM_PICKED : rows->count;
	char name[40];

	view_set(field, "found", "1");
	view_set(field, "found_more", rows->count > FORM_PICKED ? "1" : NULL);
	for (size_t i = 0; i < shown; i++) {
		struct view *option;

		snprintf(name, sizeof(name), "pick.%zu", i);
		option = view_node(field, name);
		view_set(option, "value", db_text(rows, i, "value"));
		view_set(option, "label", db_text(rows, i, "label"));
		view_set(option, "hint", db_text(rows, i, "hint"));
	}
}

/* What was typed is shown again: a value with its label, or what its words find. */
static enum outcome show_again(
	struct request *req, struct view *field, const struct form_pick *pick, const char *value)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = OK;

	if (text_equal(value, pick->value)) {
		view_set(field, "value", labelled(req, pick->label, value));
		return OK;
	}
	outcome = pick->find(req, value, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		if (text_equal(db_text(rows, i, "value"), value)) {
			view_set(field, "value", labelled(req, db_text(rows, i, "label"), value));
			return OK;
		}
	}
	if (!outcome)
		show_found(field, rows);
	return outcome;
}

enum outcome form_pick(struct request *req, const struct form *form, const char *field,
	const struct form_pick *pick)
{
	struct view *whole =
		view_node(request_view(req), pool_printf(req->pool, "Form.%s", form->name));
	struct view *view = view_node(whole, pool_printf(req->pool, "field.%s", field));
	const char *value = view_get(view, "value");
	bool again = req->post && req->page->form && strcmp(req->page->form->name, form->name) == 0;

	view_set(view, "address", pool_printf(req->pool, "%s%s", req->base, pick->address));
	if (pick->with)
		view_set(view, "with", pool_printf(req->pool, "%s-%s", form->name, pick->with));
	if (pick->value && text_equal(view_get(view, "other"), pick->value))
		view_set(view, "other", labelled(req, pick->label, pick->value));
	if (text_blank(value ? value : ""))
		return OK;
	if (again)
		return show_again(req, view, pick, value);
	if (text_equal(value, pick->value))
		view_set(view, "value", labelled(req, pick->label, value));
	return OK;
}

enum outcome form_pick_query(struct request *req, const char *name, const char *label,
	const char *hint, const struct form_pick *pick, const char **value_r)
{
	struct view *view = view_node(request_view(req), pool_printf(req->pool, "Pick.%s", name));
	const char *typed = request_query(req, name);
	const char *chosen = request_query(req, pool_printf(req->pool, "%s" PICK_CHOSEN, name));

	*value_r = text_blank(chosen ? chosen : "") ? NULL : text_trim(req->pool, chosen);
	if (!*value_r && !text_blank(typed ? typed : ""))
		*value_r = form_pick_value(req->pool, typed);
	view_set(view, "name", name);
	view_set(view, "id", name);
	view_set(view, "label", label);
	view_set(view, "hint", hint);
	view_set(view, "value", *value_r);
	view_set(view, "address", pool_printf(req->pool, "%s%s", req->base, pick->address));
	return *value_r ? show_again(req, view, pick, *value_r) : OK;
}
