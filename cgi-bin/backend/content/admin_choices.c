/* Selection lists: which there are; the values of one, their order, adding one (BAK-05, OBJ-16). */
#include <string.h>

#include "backend/admin/admin.h"
#include "backend/content/choice_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "web/form/form.h"

/* words: choice_list_text.* */
static enum outcome show_lists(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = choice_sums(req->db, req->pool, &rows);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	for (size_t i = 0; choice_lists[i]; i++) {
		const char *list = choice_lists[i];
		const char *place = pool_printf(req->pool, "Lists.%zu", i);

		view_text(
			req, pool_printf(req->pool, "%s.name", place), choice_list_name(req, list));
		view_text(req, pool_printf(req->pool, "%s.text", place),
			view_code(req, "choice_list_text", list));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s" CHOICE_LISTS "/%s", req->base, list));
		for (size_t row = 0; row < rows->count; row++)
			if (text_equal(db_text(rows, row, "list"), list)) {
				view_int(req, pool_printf(req->pool, "%s.shown", place),
					db_number(rows, row, "shown"));
				view_int(req, pool_printf(req->pool, "%s.hidden", place),
					db_number(rows, row, "hidden"));
			}
	}
	return OK;
}

const struct page page_admin_choices = {
	.path = CHOICE_LISTS,
	.right = RIGHT_ADMIN,
	.view = "backend/admin_choices.cs",
	.title = "admin_choices",
	.show = show_lists,
};

static const struct form_field add_fields[] = {
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
static const struct form add_form = FORM("choice_add", add_fields, struct choice_input);

struct order_input {
	const char *move; /* "17:2": which, and to which place */
};

static const struct form_field order_fields[] = {
	{.name = "move",
		.type = FIELD_TEXT,
		.max = 40,
		.hidden = true,
		FORM_AT(struct order_input, move)},
};
/* words: form.choice_order.move */
static const struct form order_form = FORM("choice_order", order_fields, struct order_input);

/* Where it stands, and the values of the buttons that move it. */
static void view_places(struct request *req, const char *place, int64_t id, size_t i, size_t count)
{
	view_int(req, pool_printf(req->pool, "%s.id", place), id);
	view_int(req, pool_printf(req->pool, "%s.place", place), (int64_t)i + 1);
	if (i > 0)
		view_text(req, pool_printf(req->pool, "%s.up", place),
			pool_printf(req->pool, "%lld:%zu", (long long)id, i));
	if (i + 1 < count)
		view_text(req, pool_printf(req->pool, "%s.down", place),
			pool_printf(req->pool, "%lld:%zu", (long long)id, i + 2));
}

static enum outcome show_values(struct request *req)
{
	const char *list = choice_page_list(req);
	struct choice_value *values = NULL;
	size_t count = 0;
	enum outcome outcome = choice_values(req->db, req->pool, list, &values, &count);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_choices", CHOICE_LISTS);
	view_title(req, choice_list_name(req, list));
	view_text(req, "Text", view_code(req, "choice_list_text", list));
	for (size_t i = 0; i < count; i++) {
		const char *place = pool_printf(req->pool, "Values.%zu", i);

		choice_value_view(req, place, &values[i]);
		view_places(req, place, values[i].id, i, count);
	}
	form_show(req, &add_form, choice_list_path(req, "/neu"), NULL);
	form_show(req, &order_form, choice_list_path(req, "/reihenfolge"), NULL);
	return OK;
}

static enum outcome save_add(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = choice_add(req->db, req->pool, &req->principal,
		choice_page_list(req), req->input, &req->problems, &id);

	return outcome ? outcome
		       : redirect_to(req, "choice_added", "%s", choice_list_path(req, ""));
}

const struct page page_admin_choice_values = {
	.path = CHOICE_LISTS "/{list}",
	.right = RIGHT_ADMIN,
	.admit = choice_page_admit,
	.view = "backend/admin_choice_values.cs",
	.title = "admin_choice_values",
	.show = show_values,
};

const struct page page_admin_choice_add = {
	.path = CHOICE_LISTS "/{list}/neu",
	.right = RIGHT_ADMIN,
	.admit = choice_page_admit,
	.form = &add_form,
	.view = "backend/admin_choice_values.cs",
	.title = "admin_choice_values",
	.show = show_values,
	.save = save_add,
};

static enum outcome save_order(struct request *req)
{
	const struct order_input *input = req->input;
	const char *colon = input->move ? strchr(input->move, ':') : NULL;
	int64_t id = 0, place = 0;
	enum outcome outcome = NOT_FOUND;

	if (colon
		&& text_to_int(pool_strndup(req->pool, input->move, (size_t)(colon - input->move)),
			1, INT64_MAX, &id)
		&& text_to_int(colon + 1, 1, CHOICES_MAX, &place))
		outcome = choice_move(
			req->db, req->pool, &req->principal, choice_page_list(req), id, place);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	return redirect_to(
		req, outcome ? "choice_gone" : "choice_moved", "%s", choice_list_path(req, ""));
}

const struct page page_admin_choice_order = {
	.path = CHOICE_LISTS "/{list}/reihenfolge",
	.right = RIGHT_ADMIN,
	.admit = choice_page_admit,
	.form = &order_form,
	.save = save_order,
};
