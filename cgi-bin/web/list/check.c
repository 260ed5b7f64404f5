/* What must be right about a list before the first request. */
#include <string.h>

#include "base/log.h"
#include "web/list/list_private.h"

static bool list_wrong(const struct list *list, const char *reason, const char *name)
{
	log_error("list_wrong", "list=%s reason=%s name=\"%s\"", list->code, reason, name);
	return false;
}

static bool has_word(const struct list *list, list_word *word, void *context, const char *key)
{
	return !key || word(context, key) || list_wrong(list, "no_word", key);
}

/* Does the text name the alias: "v.number", "… AS owner"? */
static bool names(const char *sql, const char *alias)
{
	size_t length = strlen(alias);

	for (const char *at = sql; at && (at = strstr(at, alias)); at++)
		if (at > sql && strchr(" .", at[-1]) && strchr(", )", at[length]))
			return true;
	return false;
}

/* Is the alias read whenever the column is shown? By a column of the source that it needs, or by
 * one that is always read. */
static bool is_read(const struct list *list, const struct list_column *column, const char *alias)
{
	const struct db_list *source = list->source;

	for (size_t i = 0; alias && i < source->column_count; i++) {
		const char *code = source->columns[i].code;
		bool read = list_column_needs(column, code) || list_column_find(list, code) < 0;

		if (read && (strcmp(code, alias) == 0 || names(source->columns[i].read.sql, alias)))
			return true;
	}
	return !alias || list_wrong(list, "not_read", alias);
}

static bool check_column(const struct list *list, const struct list_column *column)
{
	bool coded = column->type == LIST_CODE || column->type == LIST_STATUS;

	if (coded && !column->words && !column->kind && !column->list && !column->text)
		return list_wrong(list, "no_group", column->code);
	if (column->link && !column->link_from)
		return list_wrong(list, "no_link", column->code);
	if (!is_read(list, column, column->link_from) || !is_read(list, column, column->note)
		|| !is_read(list, column, column->from))
		return false;
	return column->text || column->from || db_list_column_find(list->source, column->code) >= 0
		|| list_wrong(list, "no_column", column->code);
}

/* Has it columns, orders and filters of the same names? */
static bool is_alike(const struct db_list *a, const struct db_list *b)
{
	bool same = a->column_count == b->column_count && a->sort_count == b->sort_count
		&& a->filter_count == b->filter_count;

	for (size_t i = 0; same && i < a->column_count; i++)
		same = strcmp(a->columns[i].code, b->columns[i].code) == 0;
	for (size_t i = 0; same && i < a->sort_count; i++)
		same = strcmp(a->sorts[i].code, b->sorts[i].code) == 0;
	for (size_t i = 0; same && i < a->filter_count; i++)
		same = strcmp(a->filters[i].code, b->filters[i].code) == 0;
	return same;
}

/* Does the name of a row lead to its page? */
static bool head_leads(const struct list *list)
{
	for (size_t i = 0; i < list->column_count; i++)
		if (list->columns[i].head)
			return list->columns[i].link != NULL;
	return false;
}

bool list_check(const struct list *list, list_word *word, void *context)
{
	bool good = has_word(list, word, context, list->empty), head = false;

	for (size_t i = 0; i < list->column_count; i++) {
		const struct list_column *column = &list->columns[i];

		head = head || column->head;
		good = check_column(list, column) && good;
		good = has_word(list, word, context, column->label) && good;
		good = has_word(list, word, context, column->empty) && good;
		good = has_word(list, word, context, column->note_label) && good;
	}
	for (size_t i = 0; i < list->filter_count; i++) {
		const struct list_filter *filter = &list->filters[i];

		if (db_list_filter_find(list->source, filter->code) < 0 && !filter->value)
			good = list_wrong(list, "no_filter", filter->code);
		good = has_word(list, word, context, filter->label) && good;
		good = has_word(list, word, context, filter->hint) && good;
	}
	if (db_list_sort_find(list->source, list->sort) < 0)
		good = list_wrong(list, "no_sort", list->sort);
	for (size_t i = 0; list->others && list->others[i]; i++)
		if (!is_alike(list->others[i], list->source))
			good = list_wrong(list, "other_source", "");
	if (list->walked && (!list->path || list->prefix || !head_leads(list)))
		good = list_wrong(list, "not_walked", "");
	if (list->source->column_count > DB_LIST_COLUMNS || list->column_count > DB_LIST_COLUMNS
		|| list->source->filter_count > DB_LIST_FILTERS
		|| list->filter_count > DB_LIST_FILTERS)
		good = list_wrong(list, "too_many", "");
	return (head || list_wrong(list, "no_head", "")) && good;
}
