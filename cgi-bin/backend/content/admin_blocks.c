/* Text blocks of job ads: list, add, change, hide (OBJ-16). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "publishing/text_block.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define LIST "/verwaltung/textbausteine"

static const char *const block_kinds[] = {
	"about_us", "offer", "equality", "disability", "notes", NULL};

static const struct form_field new_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.choices = block_kinds,
		.required = true,
		FORM_AT(struct text_block_input, kind)},
	{.name = "unit", .type = FIELD_TEXT, .max = 40, FORM_AT(struct text_block_input, unit)},
	{.name = "text",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct text_block_input, text)},
};
static const struct form new_form = FORM("text_block", new_fields, struct text_block_input);

static const struct form_field change_fields[] = {
	{.name = "text",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct text_block_input, text)},
	{.name = "hidden", .type = FIELD_CHECK, FORM_AT(struct text_block_input, hidden)},
};
static const struct form change_form =
	FORM("text_block_change", change_fields, struct text_block_input);

static const char *kind_text(struct request *req, const struct list_row *row)
{
	return view_code(req, "text_block_kind", list_cell(row, "kind"));
}

static const char *unit_text(struct request *req, const struct list_row *row)
{
	const char *unit = list_cell(row, "unit");

	return text_empty(unit) ? view_word(req, "admin.blocks_all") : unit;
}

static const char *hidden_text(struct request *req, const struct list_row *row)
{
	return view_word(req, text_equal(list_cell(row, "hidden"), "1") ? "form.yes" : "form.no");
}

static const struct list_column block_columns[] = {
	{.code = "kind",
		.label = "form.text_block.kind",
		.text = kind_text,
		.head = true,
		.link = LIST "/",
		.link_from = "id"},
	{.code = "unit", .label = "form.text_block.unit", .text = unit_text},
	{.code = "text", .label = "form.text_block.text", .type = LIST_GERMAN, .wide = true},
	{.code = "ads", .label = "admin.blocks_count", .type = LIST_NUMBER, .wide = true},
	{.code = "hidden", .label = "admin.block_hidden", .text = hidden_text, .wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME, .wide = true},
	{.code = "changed_by", .label = "backend.changed_by", .wide = true},
};

static const struct list blocks_list = {
	.code = "text_blocks",
	.title = "admin_blocks",
	.right = RIGHT_ADMIN,
	.source = &text_block_list,
	LIST_COLUMNS_OF(block_columns),
	.sort = "kind",
	.empty = "admin.blocks_empty",
};

static enum outcome show_list(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &blocks_list);
}

const struct page page_admin_blocks = {
	.path = LIST,
	.right = RIGHT_ADMIN,
	LISTS(&blocks_list),
	.view = "backend/admin_blocks.cs",
	.title = "admin_blocks",
	.show = show_list,
};

static enum outcome show_new(struct request *req)
{
	admin_crumbs(req, "title.admin_blocks", LIST);
	form_show(req, &new_form, req->path, NULL);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	enum outcome outcome =
		text_block_add(req->db, req->pool, &req->principal, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "text_block_saved", LIST);
}

const struct page page_admin_blocks_new = {
	.path = LIST "/neu",
	.right = RIGHT_ADMIN,
	.form = &new_form,
	.view = "backend/admin_blocks_change.cs",
	.title = "admin_blocks_new",
	.show = show_new,
	.save = save_new,
};

static enum outcome now(struct request *req, void *now_r)
{
	struct text_block block;
	enum outcome outcome =
		text_block_get(req->db, req->pool, request_path_int(req, "block"), &block);

	if (!outcome)
		*(struct text_block_input *)now_r = block.data;
	return outcome;
}

static enum outcome show_one(struct request *req)
{
	struct text_block block;
	enum outcome outcome =
		text_block_get(req->db, req->pool, request_path_int(req, "block"), &block);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_blocks", LIST);
	view_text(req, "Block.kind", view_code(req, "text_block_kind", block.data.kind));
	view_text(req, "Block.unit", block.unit_name);
	view_int(req, "Block.ads", block.ads);
	form_show(req, &change_form, req->path, &block.data);
	return OK;
}

static enum outcome save_one(struct request *req)
{
	struct text_block_input *input = req->input;
	const struct text_block_input *read = req->now;

	input->version = read->version;
	enum outcome outcome = text_block_change(req->db, req->pool, &req->principal,
		request_path_int(req, "block"), input, &req->problems);
	return outcome ? outcome : redirect_to(req, "text_block_saved", LIST);
}

const struct page page_admin_blocks_change = {
	.path = LIST "/{block}",
	.right = RIGHT_ADMIN,
	.form = &change_form,
	.view = "backend/admin_blocks_change.cs",
	.title = "admin_blocks_change",
	.show = show_one,
	.now = now,
	.save = save_one,
};
