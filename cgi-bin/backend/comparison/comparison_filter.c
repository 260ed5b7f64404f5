/* Which rows of a comparison are shown, in which order; going back to the same view. */
#include "backend/comparison/comparison_filter.h"

#include <stdlib.h>
#include <string.h>

#include "backend/comparison/comparison_view.h"
#include "base/buf.h"
#include "base/text.h"

struct compare_filter compare_filter_read(struct request *req)
{
	return (struct compare_filter){.letter = request_query(req, "klasse"),
		.words = request_query(req, "suche"),
		.order = request_query(req, "sortierung"),
		.severe = request_query(req, "sb") != NULL,
		.brief = request_query(req, "kurz") != NULL,
		.from = request_query_int(req, "ab", 0)};
}

static bool matches(
	struct request *req, const struct compare_filter *filter, const struct comparison_row *row)
{
	if (!text_empty(filter->letter)
		&& !text_equal(filter->letter, row->letter ? row->letter : "-"))
		return false;
	if (filter->severe && !row->severely_disabled)
		return false;
	if (text_empty(filter->words))
		return true;
	return strstr(text_slug(req->pool, row_name(req, row)), text_slug(req->pool, filter->words))
		|| text_equal(row->number, filter->words);
}

/* A row with what it is sorted by. */
struct sorted {
	const struct comparison_row *row;
	int64_t key; /* the higher the earlier */
	const char *name; /* before that; NULL: not by name */
	size_t at; /* as it was read */
};

static int sorted_compare(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;
	int by_name = left->name ? strcmp(left->name, right->name) : 0;

	if (by_name)
		return by_name;
	if (left->key != right->key)
		return left->key < right->key ? 1 : -1;
	return (left->at > right->at) - (left->at < right->at);
}

static void sort_key(struct request *req, const struct compare_filter *filter,
	const struct comparison *comparison, struct sorted *sorted)
{
	int64_t number = 0;

	if (text_equal(filter->order, "name"))
		sorted->name = text_slug(req->pool, row_name(req, sorted->row));
	else if (text_equal(filter->order, "summe"))
		sorted->key = sorted->row->rated ? sorted->row->sum : -1;
	else if (filter->order && filter->order[0] == 'q'
		&& text_to_int(
			filter->order + 1, 1, (int64_t)comparison->requirement_count, &number))
		sorted->key = sorted->row->cells[number - 1].rated
			? sorted->row->cells[number - 1].value
			: -1;
}

size_t compare_filter_rows(struct request *req, const struct compare_filter *filter,
	const struct comparison *comparison, const struct comparison_row ***rows_r)
{
	struct sorted *sorted = POOL_ARRAY(req->pool, struct sorted, comparison->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++) {
		if (!matches(req, filter, &comparison->rows[i]))
			continue;
		sorted[count] = (struct sorted){.row = &comparison->rows[i], .at = i};
		sort_key(req, filter, comparison, &sorted[count++]);
	}
	qsort(sorted, count, sizeof(*sorted), sorted_compare);
	*rows_r = POOL_ARRAY(req->pool, const struct comparison_row *, count + 1);
	for (size_t i = 0; i < count; i++)
		(*rows_r)[i] = sorted[i].row;
	return count;
}

static void query_add(struct buf *query, const char *name, const char *value)
{
	if (text_empty(value))
		return;
	buf_printf(query, "%s%s=", query->length ? "&" : "", name);
	buf_url(query, value);
}

static const char *filter_query(struct request *req, const struct compare_filter *filter)
{
	struct buf query;

	buf_init(&query, req->pool);
	query_add(&query, "klasse", filter->letter);
	query_add(&query, "suche", filter->words);
	query_add(&query, "sortierung", filter->order);
	query_add(&query, "sb", filter->severe ? "1" : NULL);
	query_add(&query, "kurz", filter->brief ? "1" : NULL);
	return query.length ? query.data : "";
}

void compare_filter_view(struct request *req, const struct compare_filter *filter)
{
	view_text(req, "Filter.query", filter_query(req, filter));
	view_text(req, "Filter.letter", filter->letter);
	view_text(req, "Filter.words", filter->words);
	view_text(req, "Filter.order", filter->order);
	view_bool(req, "Filter.severe", filter->severe);
	view_bool(req, "Filter.brief", filter->brief);
}

/* As the page wrote it; else nothing. */
static const char *query_of(const char *query)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "%=&._~-";

	return text_empty(query) || query[strspn(query, signs)] ? NULL : query;
}

enum outcome redirect_rated(struct request *req, const struct cells_input *input)
{
	const struct compare_filter filter = {.letter = input->letter,
		.words = input->words,
		.order = input->order,
		.severe = !text_empty(input->severe),
		.brief = !text_empty(input->brief)};
	const char *query = text_equal(input->then, "view") ? filter_query(req, &filter)
							    : query_of(input->query);

	return text_empty(query) ? redirect_to(req, "rated", "%s", req->path)
				 : redirect_to(req, "rated", "%s?%s", req->path, query);
}

void show_cells_form(struct request *req, const struct form *form)
{
	const struct compare_filter filter = compare_filter_read(req);

	form_show(req, form, req->path,
		&(struct cells_input){.query = filter_query(req, &filter),
			.letter = filter.letter,
			.order = filter.order,
			.words = filter.words,
			.severe = filter.severe ? "1" : NULL,
			.brief = filter.brief ? "1" : NULL});
}
