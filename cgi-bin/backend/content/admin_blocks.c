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

struct replace_input {
	int64_t version;
};

static const struct form_field replace_fields[] = {
	FORM_VERSION(struct replace_input),
};
/* words: form.text_block_replace.version */
static const struct form replace_form =
	FORM("text_block_replace", replace_fields, struct replace_input);

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

static const char *replace_path(struct request *req)
{
	return pool_printf(
		req->pool, LIST "/%lld/ersetzen", (long long)request_path_int(req, "block"));
}

/* The drafts that still say what the block said before. */
static enum outcome show_drafts(struct request *req, size_t *count_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		text_block_drafts(req->db, req->pool, request_path_int(req, "block"), &rows);

	if (outcome)
		return outcome;
	*count_r = rows->count;
	view_rows_first(req, "Drafts", rows, TEXT_BLOCK_DRAFTS);
	return OK;
}

static void view_block(struct request *req, const struct text_block *block)
{
	view_text(req, "Block.kind", view_code(req, "text_block_kind", block->data.kind));
	view_text(req, "Block.unit", block->unit_name);
	view_int(req, "Block.ads", block->ads);
	view_text(req, "Block.text", block->data.text);
}

static enum outcome show_one(struct request *req)
{
	struct text_block block;
	size_t drafts = 0;
	enum outcome outcome =
		text_block_get(req->db, req->pool, request_path_int(req, "block"), &block);

	if (!outcome)
		outcome = show_drafts(req, &drafts);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_blocks", LIST);
	view_block(req, &block);
	if (drafts)
		view_text(req, "Replace",
			pool_printf(req->pool, "%s%s", req->base, replace_path(req)));
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
	struct db_rows *drafts = NULL;
	if (!outcome)
		outcome = text_block_drafts(
			req->db, req->pool, request_path_int(req, "block"), &drafts);
	if (outcome)
		return outcome;
	return redirect_to(req, "text_block_saved", "%s", drafts->count ? replace_path(req) : LIST);
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

/* What was changed, and where the old text still stands; where it does nowhere, the list. */
static enum outcome show_replace(struct request *req)
{
	struct text_block block;
	struct replace_input initial;
	struct db_rows *formers = NULL;
	size_t drafts = 0;
	enum outcome outcome =
		text_block_get(req->db, req->pool, request_path_int(req, "block"), &block);

	if (!outcome)
		outcome = show_drafts(req, &drafts);
	if (!outcome)
		outcome = text_block_formers(req->db, req->pool, block.id, &formers);
	if (outcome)
		return outcome;
	if (!drafts && !req->post)
		return redirect_to(req, NULL, LIST);
	initial = (struct replace_input){block.data.version};
	admin_crumbs(req, "title.admin_blocks", LIST);
	view_block(req, &block);
	view_rows(req, "Formers", formers);
	view_int(req, "Count", (int64_t)(drafts > TEXT_BLOCK_DRAFTS ? TEXT_BLOCK_DRAFTS : drafts));
	if (drafts > TEXT_BLOCK_DRAFTS)
		view_int(req, "Drafts_more", TEXT_BLOCK_DRAFTS);
	view_int(req, "Seen", block.data.version);
	form_show(req, &replace_form, req->path, &initial);
	return OK;
}

static enum outcome save_replace(struct request *req)
{
	const struct replace_input *input = req->input;
	struct db_rows *drafts = NULL;
	size_t left = 0;
	int64_t id = request_path_int(req, "block");
	enum outcome outcome = text_block_replace(
		req->db, req->pool, &req->principal, id, input->version, &req->problems, &left);

	if (!outcome)
		outcome = text_block_drafts(req->db, req->pool, id, &drafts);
	if (outcome)
		return outcome;
	if (left)
		return redirect_to(req, "text_block_left", "%s", replace_path(req));
	return redirect_to(
		req, "text_block_replaced", "%s", drafts->count ? replace_path(req) : LIST);
}

const struct page page_admin_blocks_replace = {
	.path = LIST "/{block}/ersetzen",
	.right = RIGHT_ADMIN,
	.form = &replace_form,
	.view = "backend/admin_blocks_replace.cs",
	.title = "admin_blocks_replace",
	.show = show_replace,
	.save = save_replace,
};
