/* What authorities say in their letters to applicants: list, add, change, remove (OBJ-15). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "mail/letter_insert.h"
#include "web/form/form.h"
#include "web/list/list.h"

#define LIST "/verwaltung/briefbausteine"
#define TEXT_ROWS 6

static const char *const insert_kinds[] = {"signature", "visit", "notes", NULL};

static const struct form_field new_fields[] = {
	{.name = "kind",
		.type = FIELD_CHOICE,
		.choices = insert_kinds,
		.required = true,
		FORM_AT(struct letter_insert, kind)},
	{.name = "unit", .type = FIELD_CHOICE, .max = 40, FORM_AT(struct letter_insert, unit)},
	{.name = "text_de",
		.type = FIELD_LONG,
		.max = LETTER_INSERT_MAX,
		.required = true,
		FORM_AT(struct letter_insert, text_de)},
	{.name = "text_en",
		.type = FIELD_LONG,
		.max = LETTER_INSERT_MAX,
		.required = true,
		FORM_AT(struct letter_insert, text_en)},
};
static const struct form new_form = FORM("letter_insert", new_fields, struct letter_insert);

static const struct form_field change_fields[] = {
	{.name = "text_de",
		.type = FIELD_LONG,
		.max = LETTER_INSERT_MAX,
		.required = true,
		FORM_AT(struct letter_insert, text_de)},
	{.name = "text_en",
		.type = FIELD_LONG,
		.max = LETTER_INSERT_MAX,
		.required = true,
		FORM_AT(struct letter_insert, text_en)},
};
static const struct form change_form =
	FORM("letter_insert_change", change_fields, struct letter_insert);

static const struct form remove_form = {.name = "letter_insert_remove"};

/* words: letter_insert_kind.* */
static const char *kind_words(struct request *req, const char *kind)
{
	return view_code(req, "letter_insert_kind", kind);
}

static const char *insert_kind_text(struct request *req, const struct list_row *row)
{
	return kind_words(req, list_cell(row, "kind"));
}

static const char *unit_text(struct request *req, const struct list_row *row)
{
	const char *unit = list_cell(row, "unit");

	return text_empty(unit) ? view_word(req, "admin.blocks_all") : unit;
}

static const struct list_column insert_columns[] = {
	{.code = "kind",
		.label = "form.letter_insert.kind",
		.text = insert_kind_text,
		.head = true,
		.link = LIST "/",
		.link_from = "id"},
	{.code = "unit", .label = "form.letter_insert.unit", .text = unit_text},
	{.code = "text_de",
		.label = "form.letter_insert.text_de",
		.type = LIST_GERMAN,
		.wide = true},
	{.code = "text_en", .label = "form.letter_insert.text_en", .wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME, .wide = true},
	{.code = "changed_by", .label = "backend.changed_by", .wide = true},
};

static const struct list inserts_list = {
	.code = "letter_inserts",
	.title = "letter_inserts",
	.right = RIGHT_ADMIN,
	.source = &letter_insert_list,
	LIST_COLUMNS_OF(insert_columns),
	.sort = "kind",
	.empty = "letter_insert.empty",
};

static enum outcome show_list(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &inserts_list);
}

const struct page page_letter_inserts = {
	.path = LIST,
	.right = RIGHT_ADMIN,
	LISTS(&inserts_list),
	.view = "backend/letter_inserts.cs",
	.title = "letter_inserts",
	.show = show_list,
};

static enum outcome show_new(struct request *req)
{
	struct db_rows *units = NULL;
	enum outcome outcome = letter_insert_units(req->db, req->pool, &units);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.letter_inserts", LIST);
	form_show(req, &new_form, req->path, NULL);
	form_options(req, &new_form, "unit", units);
	view_int(req, "Form.letter_insert.field.text_de.rows", TEXT_ROWS);
	view_int(req, "Form.letter_insert.field.text_en.rows", TEXT_ROWS);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	enum outcome outcome =
		letter_insert_add(req->db, req->pool, &req->principal, req->input, &req->problems);

	return outcome ? outcome : redirect_to(req, "letter_insert_saved", LIST);
}

const struct page page_letter_inserts_new = {
	.path = LIST "/neu",
	.right = RIGHT_ADMIN,
	.form = &new_form,
	.view = "backend/letter_inserts_change.cs",
	.title = "letter_inserts_new",
	.show = show_new,
	.save = save_new,
};

static enum outcome insert_find(struct request *req, struct letter_insert *insert_r)
{
	return letter_insert_get(req->db, req->pool, request_path_int(req, "insert"), insert_r);
}

static enum outcome now(struct request *req, void *now_r)
{
	return insert_find(req, now_r);
}

static void view_insert(struct request *req, const struct letter_insert *insert)
{
	view_text(req, "Insert.kind", kind_words(req, insert->kind));
	view_text(req, "Insert.unit", insert->unit_name);
}

static enum outcome show_one(struct request *req)
{
	struct letter_insert insert;
	enum outcome outcome = insert_find(req, &insert);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.letter_inserts", LIST);
	view_insert(req, &insert);
	view_text(req, "Remove", pool_printf(req->pool, "%s/entfernen", req->path));
	form_show(req, &change_form, req->path, &insert);
	view_int(req, "Form.letter_insert_change.field.text_de.rows", TEXT_ROWS);
	view_int(req, "Form.letter_insert_change.field.text_en.rows", TEXT_ROWS);
	return OK;
}

static enum outcome save_one(struct request *req)
{
	struct letter_insert *input = req->input;
	const struct letter_insert *read = req->now;

	input->id = read->id;
	input->version = read->version;
	enum outcome outcome =
		letter_insert_change(req->db, req->pool, &req->principal, input, &req->problems);
	return outcome ? outcome : redirect_to(req, "letter_insert_saved", LIST);
}

const struct page page_letter_inserts_change = {
	.path = LIST "/{insert}",
	.right = RIGHT_ADMIN,
	.form = &change_form,
	.view = "backend/letter_inserts_change.cs",
	.title = "letter_inserts_change",
	.show = show_one,
	.now = now,
	.save = save_one,
};

static enum outcome show_remove(struct request *req)
{
	struct letter_insert insert;
	enum outcome outcome = insert_find(req, &insert);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.letter_inserts", LIST);
	view_insert(req, &insert);
	view_text(req, "Back", pool_printf(req->pool, LIST "/%lld", (long long)insert.id));
	form_show(req, &remove_form, req->path, NULL);
	return OK;
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = letter_insert_remove(
		req->db, req->pool, &req->principal, request_path_int(req, "insert"));

	return outcome ? outcome : redirect_to(req, "letter_insert_removed", LIST);
}

const struct page page_letter_inserts_remove = {
	.path = LIST "/{insert}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/letter_inserts_remove.cs",
	.title = "letter_inserts_remove",
	.show = show_remove,
	.save = save_remove,
};
