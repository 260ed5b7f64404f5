/* The thesaurus of the portals' search: groups of words to list, add, change and remove. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "public_ad/word_group.h"
#include "web/form/form.h"
#include "web/list/list.h"

static const char *const relations[] = {"same", "also", "filter", "whole", "ignore", NULL};
static const struct form_field words_fields[] = {
	{.name = "relation",
		.type = FIELD_CHOICE,
		.required = true,
		.choices = relations,
		FORM_AT(struct word_group_input, relation)},
	{.name = "words",
		.type = FIELD_LONG,
		.max = 2000,
		.required = true,
		FORM_AT(struct word_group_input, words)},
	{.name = "finds",
		.type = FIELD_LONG,
		.max = 1000,
		.sometimes = true,
		FORM_AT(struct word_group_input, finds)},
	{.name = "version",
		.type = FIELD_INT,
		.hidden = true,
		.min = 0,
		.max = INT32_MAX,
		FORM_AT(struct word_group_input, version)},
};
static const struct form add_form = FORM("words", words_fields, struct word_group_input);
static const struct form change_form = FORM("words_change", words_fields, struct word_group_input);
static const struct form remove_form = {.name = "words_remove"};

static const struct list_column group_columns[] = {
	{.code = "words",
		.label = "form.words.words",
		.head = true,
		.link = "/verwaltung/suchwoerter/",
		.link_from = "id"},
	{.code = "relation",
		.label = "form.words.relation",
		.type = LIST_CODE,
		.words = "word_relation"},
	{.code = "finds", .label = "form.words.finds"},
	{.code = "changed_at",
		.label = "backend.changed_at",
		.type = LIST_TIME,
		.empty = "admin.words_delivered",
		.wide = true},
	{.code = "changed_by", .label = "backend.changed_by", .wide = true},
};

static enum outcome find_text(
	struct request *req, const char *typed, struct db_list_values *values_r)
{
	*values_r = (struct db_list_values){1, {db_str(word_group_pattern(req->pool, typed))}};
	return OK;
}

static const struct list_filter group_filters[] = {
	{.code = "suche", .label = "admin.words_search", .type = LIST_WORDS, .value = find_text},
	{.code = "art",
		.label = "form.words.relation",
		.type = LIST_CHOICE,
		.words = "word_relation",
		.choices = relations},
};

static const struct list words_list = {
	.code = "words",
	.title = "admin_words",
	.path = "/verwaltung/suchwoerter",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &word_group_list,
	LIST_COLUMNS_OF(group_columns),
	LIST_FILTERS_OF(group_filters),
	.sort = "words",
	.empty = "admin.words_empty",
};

static enum outcome show_list(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &words_list);
}

const struct page page_admin_words = {
	.path = "/verwaltung/suchwoerter",
	.right = RIGHT_ADMIN,
	LISTS(&words_list),
	.view = "backend/admin_words.cs",
	.title = "admin_words",
	.show = show_list,
};

static enum outcome show_new(struct request *req)
{
	admin_crumbs(req, "title.admin_words", "/verwaltung/suchwoerter");
	form_show(req, &add_form, req->path, NULL);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = word_group_add(
		req->db, req->pool, &req->principal, req->input, &req->problems, &id);

	return outcome
		? outcome
		: redirect_to(req, "words_saved", "/verwaltung/suchwoerter/%lld", (long long)id);
}

const struct page page_admin_words_new = {
	.path = "/verwaltung/suchwoerter/neu",
	.right = RIGHT_ADMIN,
	.form = &add_form,
	.view = "backend/admin_words_new.cs",
	.title = "admin_words_new",
	.show = show_new,
	.save = save_new,
};

static enum outcome show_one(struct request *req)
{
	struct word_group group;
	enum outcome outcome =
		word_group_get(req->db, req->pool, request_path_int(req, "words"), &group);

	if (outcome)
		return outcome;
	const char *path =
		pool_printf(req->pool, "/verwaltung/suchwoerter/%lld", (long long)group.id);
	admin_crumbs(req, "title.admin_words", "/verwaltung/suchwoerter");
	view_text(req, "Group.words", group.words);
	form_show(req, &change_form, path,
		&(struct word_group_input){
			group.relation, group.words, group.finds, group.version});
	/* Somebody was quicker: what is saved now is saved over theirs, knowingly. */
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].reason, "changed_meanwhile"))
			view_int(req, "Form.words_change.field.version.value", group.version);
	form_show(req, &remove_form, pool_printf(req->pool, "%s/entfernen", path), NULL);
	return OK;
}

static enum outcome save_one(struct request *req)
{
	int64_t id = request_path_int(req, "words");
	enum outcome outcome = word_group_change(
		req->db, req->pool, &req->principal, id, req->input, &req->problems);

	return outcome
		? outcome
		: redirect_to(req, "words_saved", "/verwaltung/suchwoerter/%lld", (long long)id);
}

const struct page page_admin_words_change = {
	.path = "/verwaltung/suchwoerter/{words}",
	.right = RIGHT_ADMIN,
	.form = &change_form,
	.view = "backend/admin_words_change.cs",
	.title = "admin_words_change",
	.show = show_one,
	.save = save_one,
};

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome = word_group_remove(
		req->db, req->pool, &req->principal, request_path_int(req, "words"));

	return outcome ? outcome : redirect_to(req, "words_removed", "/verwaltung/suchwoerter");
}

const struct page page_admin_words_remove = {
	.path = "/verwaltung/suchwoerter/{words}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_words_change.cs",
	.title = "admin_words_change",
	.show = show_one,
	.save = save_remove,
};
