/* Showing forms: a declared form and its values become part of the dataset. */
#include "web/form/form.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/form/form_private.h"
#include "web/form/merge.h"

static const char *const type_names[] = {
	[FIELD_TEXT] = "text",
	[FIELD_LONG] = "long",
	[FIELD_EMAIL] = "email",
	[FIELD_PASSWORD] = "password",
	[FIELD_DAY] = "day",
	[FIELD_INT] = "number",
	[FIELD_CHOICE] = "choice",
	[FIELD_PICK] = "pick",
	[FIELD_CHECK] = "check",
	[FIELD_VALUES] = "values",
	[FIELD_FILES] = "files",
	[FIELD_REST] = "rest",
};

void form_set_number(struct view *view, const char *name, int64_t number)
{
	char text[24];
	snprintf(text, sizeof(text), "%lld", (long long)number);
	view_set(view, name, text);
}

const char *form_own_word(const struct form_showing *showing, const char *field, const char *suffix)
{
	char key[160];
	snprintf(key, sizeof(key), "form.%s.%s%s", showing->form->name, field, suffix);
	const struct request_private *private = showing->req->private;
	return render_word(private->server->render, private->lang, key);
}

const char *form_label(const struct request *req, const char *form, const char *field)
{
	char key[160];
	if (strchr(field, '.'))
		snprintf(key, sizeof(key), "form.%s", field);
	else
		snprintf(key, sizeof(key), "form.%s.%s", form, field);
	const struct request_private *private = req->private;
	const char *label = render_word(private->server->render, private->lang, key);
	return label ? label : field;
}

const struct form_field *form_field_find(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->fields[i].name, name) == 0)
			return &form->fields[i];
	return NULL;
}

const char *form_field_text(
	const struct request *req, const struct form_field *field, const void *values)
{
	const char *at = (const char *)values + field->offset, *text;
	int64_t number;
	bool checked;
	switch (field->type) {
	case FIELD_INT:
		memcpy(&number, at, sizeof(number));
		return number == 0 && !(field->required && field->min <= 0)
			? NULL
			: pool_printf(req->pool, "%lld", (long long)number);
	case FIELD_CHECK:
		memcpy(&checked, at, sizeof(checked));
		return checked ? "1" : NULL;
	case FIELD_FILES:
	case FIELD_VALUES:
	case FIELD_PASSWORD:
	case FIELD_REST:
		return NULL;
	default:
		memcpy(&text, at, sizeof(text));
		return text;
	}
}

/* The text to show; NULL: none. */
static const char *value_of(const struct form_showing *showing, const struct form_field *field)
{
	if (field->type == FIELD_PASSWORD)
		return NULL;
	bool kept = field->hidden && !showing->typed; /* a version is the present one */
	if (showing->sent && !kept) {
		const struct pair *pair = pairs_find(showing->sent, field->name);
		const char *day;
		if (pair && field->type == FIELD_DAY && !pair->broken
			&& day_parse(showing->req->pool, pair->value, &day))
			return day;
		return pair ? pair->value : NULL;
	}
	return showing->initial ? form_field_text(showing->req, field, showing->initial) : NULL;
}

static void add_option(
	struct view *field, size_t place, const char *value, const char *label, const char *chosen)
{
	char name[40];
	snprintf(name, sizeof(name), "options.%zu", place);
	struct view *option = view_node(field, name);
	view_set(option, "value", value);
	view_set(option, "label", label);
	if (text_equal(value, chosen))
		view_set(option, "selected", "1");
}

/* What the list offers, and what is chosen though it does not. */
static void show_list(const struct form_showing *showing, const struct form_field *field,
	struct view *view, const char *chosen)
{
	struct request *req = showing->req;
	size_t place = 1;

	for (const struct choice *choice = NULL;
		(choice = choice_next(req->db, field->list, choice));)
		if (!choice->hidden || text_equal(choice->code, chosen))
			add_option(view, place++, choice->code, choice_name(choice, req->lang),
				chosen);
}

static void show_choices(const struct form_showing *showing, const struct form_field *field,
	struct view *view, const char *chosen)
{
	add_option(view, 0, "", view_word(showing->req, "form.choose"), chosen ? chosen : "");
	size_t place = 1;
	if (field->list)
		show_list(showing, field, view, chosen);
	for (const char *const *choice = field->choices; choice && *choice; choice++) {
		char suffix[80];
		snprintf(suffix, sizeof(suffix), "_%s", *choice);
		const char *label = form_own_word(showing, field->name, suffix);
		add_option(view, place++, *choice, label ? label : *choice, chosen);
	}
}

/* After a conflict: what somebody else has saved, in words. */
static void show_other(
	const struct form_showing *showing, const struct form_field *field, struct view *view)
{
	const char *other = showing->typed ? merge_other(showing->req, field->name) : NULL;
	if (!other)
		return;
	view_set(view, "conflict", "1");
	if (field->type == FIELD_CHECK)
		other = view_word(showing->req, *other ? "form.yes" : "form.no");
	if (field->type == FIELD_DAY && *other)
		other = day_show(showing->req->pool, other, showing->req->lang);
	const char *label = field->type != FIELD_CHOICE ? NULL
		: field->list ? view_choice(showing->req, field->list, other)
			      : form_own_word(showing, field->name,
				      pool_printf(showing->req->pool, "_%s", other));
	view_set(view, "other", label ? label : other);
}

static bool had_files(const struct form_showing *showing, const struct form_field *field)
{
	const struct request_private *private = showing->req->private;
	for (size_t i = 0; showing->typed && i < private->file_count; i++)
		if (strcmp(private->files[i].field, field->name) == 0)
			return true;
	return false;
}

static void show_bounds(const struct form_field *field, struct view *view)
{
	if (field->type == FIELD_DAY || field->type == FIELD_CHECK || field->type == FIELD_CHOICE)
		return;
	if (field->min)
		form_set_number(view, "min", field->min);
	if (form_field_max(field))
		form_set_number(view, "max", form_field_max(field));
}

/* A single check box says no when it is left empty, so there is nothing to leave out. */
static bool is_optional(const struct form_field *field)
{
	return !field->required && !field->sometimes && !field->hidden && field->type != FIELD_CHECK
		&& field->type != FIELD_REST && field->type != FIELD_VALUES;
}

/* Instead of one that was replaced, what stands for it. */
static const char *choice_shown(
	const struct form_showing *showing, const struct form_field *field, const char *code)
{
	const struct choice *choice = code ? choice_now(showing->req->db, field->list, code) : NULL;

	return choice ? choice->code : code;
}

static void show_field(const struct form_showing *showing, const struct form_field *field)
{
	char name[160];
	snprintf(name, sizeof(name), "field.%s", field->name);
	struct view *view = view_node(showing->view, name);
	snprintf(name, sizeof(name), "%s-%s", showing->form->name, field->name);
	view_set(view, "name", field->name);
	view_set(view, "id", name);
	view_set(view, "type", type_names[field->type]);
	view_set(view, "label", form_own_word(showing, field->name, ""));
	view_set(view, "hint", form_own_word(showing, field->name, "_hint"));
	view_set(view, "autocomplete", field->autocomplete);
	if (field->required)
		view_set(view, "required", "1");
	if (is_optional(field)) {
		view_set(view, "optional", "1");
		view_set(showing->view, "optional", "1");
	}
	show_bounds(field, view);

	const char *value = value_of(showing, field);
	if (field->list)
		value = choice_shown(showing, field, value);
	if (field->type == FIELD_CHECK) {
		view_set(view, "value", "1");
		if (value && *value && strcmp(value, "0") != 0)
			view_set(view, "checked", "1");
	} else {
		view_set(view, "value", value);
	}
	if (field->type == FIELD_CHOICE)
		show_choices(showing, field, view, value);
	if (field->type == FIELD_FILES && had_files(showing, field))
		view_set(view, "again", "1");
	if (field->type == FIELD_EMAIL && showing->sent)
		view_set(view, "kept", form_address_kept(showing->req, value));
	show_other(showing, field, view);
}

static const char *merge_token(
	const struct request *req, const struct form *form, const void *initial)
{
	struct buf basis;
	merge_basis(req, form, initial, &basis);
	return token_new(req, &basis);
}

/* Has somebody typed something that is shown again: other than what the form showed? */
static bool anything_typed(
	const struct request *req, const struct form *form, const struct pairs *sent)
{
	bool rest = false;
	for (size_t i = 0; i < form->count; i++)
		rest = rest || form->fields[i].type == FIELD_REST;
	for (size_t i = 0; i < sent->count; i++) {
		const struct pair *pair = &sent->items[i];
		const struct form_field *field = form_field_find(form, pair->name);
		bool again = field ? !field->hidden && field->type != FIELD_PASSWORD
				   : rest && strcmp(pair->name, FORM_TOKEN) != 0;
		if (again && !text_blank(pair->value)
			&& (sent == &req->private->typed || merge_changed(req, sent, field, pair)))
			return true;
	}
	return false;
}

/* What was typed beside another form keeps the state it was typed into. */
static const char *token_beside(const struct request *req, const struct pairs *sent)
{
	const struct pair *token = pairs_find(sent, FORM_TOKEN);
	struct buf basis;
	buf_init(&basis, req->pool);
	if (token)
		token_basis(req, token->value, &basis);
	return token_new(req, &basis);
}

/* The form as it is shown, once more: what was sent stays what it was before it was typed into. */
static const char *token_again(struct request *req, const struct form *form, const void *initial)
{
	const struct request_private *private = req->private;
	struct buf basis;
	buf_init(&basis, req->pool);
	if (private->merged)
		merge_basis(req, form, req->now, &basis);
	else if (private->basis_length)
		buf_add(&basis, private->basis, private->basis_length);
	else
		merge_basis(req, form, initial, &basis);
	return token_follow(req, &basis);
}

void form_show(
	struct request *req, const struct form *form, const char *action, const void *initial)
{
	struct form_showing showing = {.req = req, .form = form, .initial = initial};
	char name[160];
	snprintf(name, sizeof(name), "Form.%s", form->name);
	showing.view = view_node(request_view(req), name);
	showing.typed = req->post && req->page && req->page->form
		&& strcmp(req->page->form->name, form->name) == 0;

	const struct pairs *beside = showing.typed ? NULL : beside_of(req, form->name);
	if (beside && anything_typed(req, form, beside))
		showing.sent = beside;
	if (showing.typed)
		showing.sent = &req->private->fields;

	view_set(showing.view, "name", form->name);
	view_set(showing.view, "id", pool_printf(req->pool, "form-%s", form->name));
	view_set(showing.view, "action", pool_printf(req->pool, "%s%s", req->base, action));
	view_set(showing.view, "token",
		showing.typed          ? token_again(req, form, initial)
			: showing.sent ? token_beside(req, showing.sent)
				       : merge_token(req, form, initial));
	if (showing.sent == beside && beside)
		view_set(showing.view, "carried", "1");
	for (size_t i = 0; i < form->count; i++) {
		if (form->fields[i].type == FIELD_FILES)
			view_set(showing.view, "multipart", "1");
		if (form->fields[i].type != FIELD_REST)
			show_field(&showing, &form->fields[i]);
	}
	if (!showing.typed)
		return;
	if (anything_typed(req, form, &req->private->typed))
		view_set(showing.view, "typed", "1");
	form_show_problems(&showing);
}

void form_offer(struct request *req, const struct form *form, const char *field,
	const struct form_option *options, size_t count)
{
	char name[160];
	snprintf(name, sizeof(name), "Form.%s.field.%s", form->name, field);
	struct view *view = view_node(request_view(req), name);
	const char *chosen = view_get(view, "value"), *other = view_get(view, "other");
	for (size_t i = 0; i < count; i++) {
		add_option(view, i + 1, options[i].value, options[i].label, chosen);
		if (other && *other && strcmp(other, options[i].value) == 0) {
			view_set(view, "other", options[i].label);
			other = NULL;
		}
	}
}

void form_options(
	struct request *req, const struct form *form, const char *field, const struct db_rows *rows)
{
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, rows->count + 1);

	for (size_t i = 0; i < rows->count; i++) {
		const struct db_cell *cells = db_cell(rows, i, 0); /* value, label */

		options[i] = (struct form_option){cells[0].bytes, cells[1].bytes};
	}
	form_offer(req, form, field, options, rows->count);
}

const char *form_token_sent(const struct request *req)
{
	struct buf basis;
	merge_basis_sent(req, &basis);
	return token_new(req, &basis);
}

void form_problem(struct request *req, const char *field, const char *reason)
{
	problem_add(&req->problems, field, reason);
}
