/* Text blocks of the portals' start page: list, add, change, remove. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "public_ad/portal_text.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define LIST "/verwaltung/startseite"

static const struct form_field text_fields[] = {
	{.name = "title_de",
		.type = FIELD_TEXT,
		.max = 120,
		.required = true,
		FORM_AT(struct portal_text_input, title_de)},
	{.name = "text_de",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct portal_text_input, text_de)},
	{.name = "title_en",
		.type = FIELD_TEXT,
		.max = 120,
		FORM_AT(struct portal_text_input, title_en)},
	{.name = "text_en",
		.type = FIELD_LONG,
		.max = 4000,
		FORM_AT(struct portal_text_input, text_en)},
	{.name = "position",
		.type = FIELD_INT,
		.min = 1,
		.max = 99,
		.required = true,
		FORM_AT(struct portal_text_input, position)},
	{.name = "shown", .type = FIELD_CHECK, FORM_AT(struct portal_text_input, shown)},
};
static const struct form text_form = FORM("portal_text", text_fields, struct portal_text_input);
static const struct form remove_form = {.name = "portal_text_remove"};

static const char *shown_text(struct request *req, const struct list_row *row)
{
	return view_word(req, text_equal(list_cell(row, "shown"), "1") ? "form.yes" : "form.no");
}

static const struct list_column text_columns[] = {
	{.code = "position", .label = "form.portal_text.position", .type = LIST_NUMBER},
	{.code = "title_de",
		.label = "form.portal_text.title_de",
		.type = LIST_GERMAN,
		.head = true,
		.link = LIST "/",
		.link_from = "id"},
	{.code = "title_en", .label = "form.portal_text.title_en", .wide = true},
	{.code = "shown", .label = "form.portal_text.shown", .text = shown_text},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME, .wide = true},
	{.code = "changed_by", .label = "backend.changed_by", .wide = true},
};

/* As many as the start page takes: nothing to keep a view of, nor to take out. */
static const struct list texts_list = {
	.code = "portal_texts",
	.title = "admin_texts",
	.right = RIGHT_ADMIN,
	.source = &portal_text_list,
	LIST_COLUMNS_OF(text_columns),
	.sort = "position",
	.empty = "admin.texts_empty",
};

static enum outcome show_list(struct request *req)
{
	bool full = false;
	enum outcome outcome = portal_text_full(req->db, &full);

	if (outcome)
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_bool(req, "Full", full);
	return list_show(req, "List", &texts_list);
}

const struct page page_admin_texts = {
	.path = LIST,
	.right = RIGHT_ADMIN,
	LISTS(&texts_list),
	.view = "backend/admin_texts.cs",
	.title = "admin_texts",
	.show = show_list,
};

static enum outcome show_new(struct request *req)
{
	struct portal_text_input initial = {.shown = true};
	enum outcome outcome = portal_text_next(req->db, &initial.position);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_texts", LIST);
	form_show(req, &text_form, req->path, &initial);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = portal_text_add(
		req->db, req->pool, &req->principal, req->input, &req->problems, &id);

	return outcome ? outcome : redirect_to(req, "portal_text_saved", LIST);
}

const struct page page_admin_texts_new = {
	.path = LIST "/neu",
	.right = RIGHT_ADMIN,
	.form = &text_form,
	.view = "backend/admin_texts_change.cs",
	.title = "admin_texts_new",
	.show = show_new,
	.save = save_new,
};

static enum outcome now(struct request *req, void *now_r)
{
	struct portal_text text;
	enum outcome outcome =
		portal_text_get(req->db, req->pool, request_path_int(req, "text"), &text);

	if (!outcome)
		*(struct portal_text_input *)now_r = text.data;
	return outcome;
}

static enum outcome show_one(struct request *req)
{
	struct portal_text text;
	enum outcome outcome =
		portal_text_get(req->db, req->pool, request_path_int(req, "text"), &text);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_texts", LIST);
	view_title_german(req, text.data.title_de);
	view_text(req, "Remove", pool_printf(req->pool, "%s/entfernen", req->path));
	form_show(req, &text_form, req->path, &text.data);
	return OK;
}

static enum outcome save_one(struct request *req)
{
	struct portal_text_input *input = req->input;
	const struct portal_text_input *read = req->now;

	input->version = read->version;
	enum outcome outcome = portal_text_change(req->db, req->pool, &req->principal,
		request_path_int(req, "text"), input, &req->problems);
	return outcome ? outcome : redirect_to(req, "portal_text_saved", LIST);
}

const struct page page_admin_texts_change = {
	.path = LIST "/{text}",
	.right = RIGHT_ADMIN,
	.form = &text_form,
	.view = "backend/admin_texts_change.cs",
	.title = "admin_texts_change",
	.show = show_one,
	.now = now,
	.save = save_one,
};

static enum outcome show_remove(struct request *req)
{
	struct portal_text text;
	int64_t id = request_path_int(req, "text");
	enum outcome outcome = portal_text_get(req->db, req->pool, id, &text);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_texts", LIST);
	view_text(req, "Text.title", text.data.title_de);
	view_text(req, "Back", pool_printf(req->pool, LIST "/%lld", (long long)id));
	form_show(req, &remove_form, req->path, NULL);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = portal_text_remove(
		req->db, req->pool, &req->principal, request_path_int(req, "text"));

	return outcome ? outcome : redirect_to(req, "portal_text_removed", LIST);
}

const struct page page_admin_texts_remove = {
	.path = LIST "/{text}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_texts_remove.cs",
	.title = "admin_texts_remove",
	.show = show_remove,
	.save = save_remove,
};
