/* The views a person keeps of a list: keeping what the list shows now, and ending some. */
#include "access/list_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "web/form/form.h"
#include "web/list/list.h"
#include "web/list/views.h"

struct view_input {
	const char *name, *state;
	bool standard;
};

static const struct form_field view_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 60,
		.required = true,
		FORM_AT(struct view_input, name)},
	{.name = "standard", .type = FIELD_CHECK, FORM_AT(struct view_input, standard)},
	{.name = "state",
		.type = FIELD_TEXT,
		.max = LIST_VIEW_STATE_MAX,
		.hidden = true,
		FORM_AT(struct view_input, state)},
};
static const struct form view_form = FORM("list_view", view_fields, struct view_input);

struct drop_input {
	struct form_values ids;
};

static const struct form_field drop_fields[] = {
	{.name = "ids",
		.type = FIELD_VALUES,
		.max = LIST_VIEWS_MAX,
		FORM_AT(struct drop_input, ids)},
};
static const struct form drop_form = FORM("list_views_drop", drop_fields, struct drop_input);

/* The list of the path, when the person may open its page. */
static enum outcome find_list(struct request *req, const struct list **list_r)
{
	const struct page *page = list_keeper(req, request_path_value(req, "list"), list_r);

	return page && list_open(req, page) ? OK : NOT_FOUND;
}

static enum outcome admit(struct request *req)
{
	const struct list *list;

	return find_list(req, &list);
}

static void bind_views(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[LIST_VIEW_SLOT_PERSON - 1] = db_int(req->principal.id);
	slots_r[LIST_VIEW_SLOT_LIST - 1] = db_str(request_path_value(req, "list"));
}

static const char *view_standard_text(struct request *req, const struct list_row *row)
{
	return text_equal(list_cell(row, "standard"), "1") ? view_word(req, "list.standard") : NULL;
}

static const struct list_column view_columns[] = {
	{.code = "name", .label = "list.view", .head = true},
	{.code = "standard", .label = "list.opens_with", .text = view_standard_text},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const struct list views_list = {
	.code = "list_views",
	.title = "list_views",
	.right = RIGHT_STAFF,
	.source = &list_view_list,
	.bind = bind_views,
	LIST_COLUMNS_OF(view_columns),
	.sort = "name",
	.empty = "list.views_empty",
	.select = "ids",
};

static enum outcome show(struct request *req)
{
	const struct list *list = NULL;
	const char *path =
		pool_printf(req->pool, "/listen/%s/ansichten", request_path_value(req, "list"));
	enum outcome outcome = find_list(req, &list);

	if (outcome)
		return outcome;
	view_crumb(req, list_title(req, list), list->path);
	view_bool(req, "Unkept", list_unkept(list));
	form_show(req, &view_form, path,
		&(struct view_input){.state = list_state(req, list, "zustand")});
	form_show(req, &drop_form, pool_printf(req->pool, "%s/loeschen", path), NULL);
	return list_show(req, "List", &views_list);
}

static enum outcome save(struct request *req)
{
	const struct view_input *input = req->input;
	const struct list *list = NULL;
	int64_t id = 0;
	enum outcome outcome = find_list(req, &list);

	if (outcome)
		return outcome;
	outcome = list_view_keep(req->db, req->pool, &req->principal,
		&(struct list_view){list->code, input->name, list_state_of(req, list, input->state),
			input->standard},
		&req->problems, &id);
	return outcome
		? outcome
		: redirect_to(req, "list_view_kept", "%s?ansicht=%lld", list->path, (long long)id);
}

static enum outcome save_drop(struct request *req)
{
	const struct drop_input *input = req->input;
	const char *code = request_path_value(req, "list");
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < input->ids.count; i++) {
		int64_t id = 0;

		if (text_to_int(input->ids.items[i], 1, INT64_MAX, &id))
			outcome = list_view_drop(req->db, &req->principal, code, id);
		if (outcome == NOT_FOUND) /* ended in another window */
			outcome = OK;
	}
	return outcome ? outcome
		       : redirect_to(req, input->ids.count ? "list_views_dropped" : NULL,
			       "/listen/%s/ansichten", code);
}

const struct page page_list_views = {
	.path = "/listen/{list}/ansichten",
	.right = RIGHT_STAFF,
	.form = &view_form,
	LISTS(&views_list),
	.view = "backend/list_views.cs",
	.title = "list_views",
	.admit = admit,
	.show = show,
	.save = save,
};

const struct page page_list_views_drop = {
	.path = "/listen/{list}/ansichten/loeschen",
	.right = RIGHT_STAFF,
	.form = &drop_form,
	.title = "list_views",
	.admit = admit,
	.save = save_drop,
};
