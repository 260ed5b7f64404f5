/* A value of a selection list: what it is called, hiding, replacing and removing it (OBJ-16). */
#include "backend/admin/admin.h"
#include "backend/content/choice_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/form.h"

static const struct form_field change_fields[] = {
	{.name = "name_de",
		.type = FIELD_TEXT,
		.max = CHOICE_NAME_MAX,
		.required = true,
		FORM_AT(struct choice_input, name_de)},
	{.name = "name_en",
		.type = FIELD_TEXT,
		.max = CHOICE_NAME_MAX,
		.required = true,
		FORM_AT(struct choice_input, name_en)},
};
static const struct form change_form = FORM("choice_change", change_fields, struct choice_input);
static const struct form hide_form = {.name = "choice_hide"};
static const struct form offer_form = {.name = "choice_offer"};
static const struct form remove_form = {.name = "choice_remove"};

struct replace_input {
	const char *to; /* a code */
};

static const struct form_field replace_fields[] = {
	{.name = "to",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		.hidden = true,
		FORM_AT(struct replace_input, to)},
};
/* words: form.choice_replace.to */
static const struct form replace_form =
	FORM("choice_replace", replace_fields, struct replace_input);

static enum outcome now(struct request *req, void *now_r)
{
	struct choice_value value;
	enum outcome outcome = choice_page_value(req, &value);

	if (!outcome)
		*(struct choice_input *)now_r =
			(struct choice_input){value.name_de, value.name_en, value.version};
	return outcome;
}

static void show_value_head(struct request *req, const struct choice_value *value)
{
	admin_crumbs(req, "title.admin_choices", CHOICE_LISTS);
	view_crumb(req, choice_list_name(req, value->list), choice_list_path(req, ""));
	choice_value_view(req, "Value", value);
	view_text(
		req, "List", pool_printf(req->pool, "%s%s", req->base, choice_list_path(req, "")));
	if (value->changed_at) {
		view_time(req, "Changed", clock_from_sql(value->changed_at));
		view_text(req, "Changed_by", value->changed_by);
	}
}

static enum outcome show_value(struct request *req)
{
	struct choice_value value;
	enum outcome outcome = choice_page_value(req, &value);

	if (outcome)
		return outcome;
	show_value_head(req, &value);
	view_title(req, choice_value_name(req, &value));
	form_show(req, &change_form, choice_value_path(req, value.id, ""),
		&(struct choice_input){value.name_de, value.name_en, value.version});
	if (value.hidden)
		form_show(req, &offer_form, choice_value_path(req, value.id, "/anbieten"), NULL);
	else
		form_show(req, &hide_form, choice_value_path(req, value.id, "/verbergen"), NULL);
	if (!value.used)
		form_show(req, &remove_form, choice_value_path(req, value.id, "/entfernen"), NULL);
	if (!value.ruled && !value.replaced_by)
		view_text(req, "Replace",
			pool_printf(req->pool, "%s%s", req->base,
				choice_value_path(req, value.id, "/ersetzen")));
	return choice_uses_view(req, &value);
}

static enum outcome save_change(struct request *req)
{
	struct choice_input *input = req->input;
	const struct choice_input *read = req->now;
	enum outcome outcome;

	input->version = read->version;
	outcome = choice_change(req->db, req->pool, &req->principal, choice_page_list(req),
		request_path_int(req, "value"), input, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "choice_saved", "%s", choice_list_path(req, ""));
}

const struct page page_admin_choice = {
	.path = CHOICE_LISTS "/{list}/{value}",
	.right = RIGHT_ADMIN,
	.admit = choice_page_admit,
	.form = &change_form,
	.view = "backend/admin_choice.cs",
	.title = "admin_choice",
	.show = show_value,
	.now = now,
	.save = save_change,
};

static enum outcome hidden_set(struct request *req, bool hidden)
{
	enum outcome outcome = choice_hide(req->db, req->pool, &req->principal,
		choice_page_list(req), request_path_int(req, "value"), hidden, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, hidden ? "choice_hidden" : "choice_offered", "%s",
			       choice_list_path(req, ""));
}

static enum outcome save_hide(struct request *req)
{
	return hidden_set(req, true);
}

static enum outcome save_offer(struct request *req)
{
	return hidden_set(req, false);
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = choice_remove(req->db, req->pool, &req->principal,
		choice_page_list(req), request_path_int(req, "value"), &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "choice_removed", "%s", choice_list_path(req, ""));
}

#define VALUE_BUTTON(name, address, form_of, save_of) \
	const struct page name = { \
		.path = CHOICE_LISTS "/{list}/{value}/" address, \
		.right = RIGHT_ADMIN, \
		.admit = choice_page_admit, \
		.form = &(form_of), \
		.view = "backend/admin_choice.cs", \
		.title = "admin_choice", \
		.show = show_value, \
		.save = (save_of), \
	}

VALUE_BUTTON(page_admin_choice_hide, "verbergen", hide_form, save_hide);
VALUE_BUTTON(page_admin_choice_offer, "anbieten", offer_form, save_offer);
VALUE_BUTTON(page_admin_choice_remove, "entfernen", remove_form, save_remove);

/* The others that are offered, as links to the check. */
static enum outcome show_targets(struct request *req, const struct choice_value *value)
{
	struct choice_value *values = NULL;
	size_t count = 0, place = 0;
	enum outcome outcome = choice_values(req->db, req->pool, value->list, &values, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *name = pool_printf(req->pool, "Targets.%zu", place);

		if (values[i].hidden || values[i].id == value->id)
			continue;
		view_text(req, pool_printf(req->pool, "%s.name", name),
			choice_value_name(req, &values[i]));
		view_text(req, pool_printf(req->pool, "%s.href", name),
			pool_printf(req->pool, "%s%s?durch=%s", req->base,
				choice_value_path(req, value->id, "/ersetzen"), values[i].code));
		place++;
	}
	return outcome;
}

/* First what is to stand for it, then what that changes. */
static enum outcome show_replace(struct request *req)
{
	const struct replace_input *input = req->input;
	const char *to = req->post && input ? input->to : request_query(req, "durch");
	const struct choice *target = NULL;
	struct choice_value value;
	enum outcome outcome = choice_page_value(req, &value);

	if (outcome)
		return outcome;
	if (!req->post && (value.ruled || value.replaced_by))
		return redirect_to(req, NULL, "%s", choice_value_path(req, value.id, ""));
	show_value_head(req, &value);
	view_crumb(req, choice_value_name(req, &value), choice_value_path(req, value.id, ""));
	outcome = choice_uses_view(req, &value);
	if (!outcome)
		outcome = show_targets(req, &value);
	if (outcome)
		return outcome;
	target = text_empty(to) ? NULL : choice_find(req->db, value.list, to);
	if (target && (target->hidden || target->id == value.id))
		target = NULL;
	if (target)
		view_text(req, "To", choice_name(target, req->lang));
	view_text(req, "To_code", target ? target->code : NULL);
	view_bool(req, "Queued", value.uses > CHOICE_AT_ONCE);
	form_show(req, &replace_form, choice_value_path(req, value.id, "/ersetzen"), NULL);
	return OK;
}

static enum outcome save_replace(struct request *req)
{
	const struct replace_input *input = req->input;
	struct choice_value value;
	bool queued = false;
	enum outcome outcome = choice_page_value(req, &value);

	if (!outcome)
		outcome = choice_replace(req->db, req->pool, &req->principal, &value, input->to,
			&req->problems, &queued);
	return outcome ? outcome
		       : redirect_to(req, queued ? "choice_queued" : "choice_replaced", "%s",
			       choice_value_path(req, value.id, ""));
}

const struct page page_admin_choice_replace = {
	.path = CHOICE_LISTS "/{list}/{value}/ersetzen",
	.right = RIGHT_ADMIN,
	.admit = choice_page_admit,
	.form = &replace_form,
	.view = "backend/admin_choice_replace.cs",
	.title = "admin_choice_replace",
	.show = show_replace,
	.save = save_replace,
};
