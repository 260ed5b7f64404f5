/* A comparison in the dataset: what of it is shown, in which order. */
#include "backend/comparison/comparison_view.h"

#include <stdlib.h>
#include <string.h>

#include "backend/comparison/comparison_filter.h"
#include "backend/comparison/comparison_row.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/buf.h"
#include "base/text.h"
#include "comparison/file.h"
#include "comparison/rating.h"

#define CELLS_MOST 3400 /* on a page: a request holds not many more fields (PAIRS_MAX) */

const char *comparison_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/vakanzen/%s/vergleich%s", req->object.number, rest);
}

/* A seat leads to the pages of one's own ratings alone. */
static bool sees_comparison(const struct request *req)
{
	return !vacancy_advertised(req)
		&& (may_roles(req, RIGHT_COMPARISON_READ) & ~ROLE_BIT(ROLE_SEAT)) != 0;
}

enum outcome admit_comparison(struct request *req)
{
	return sees_comparison(req) ? OK : NOT_FOUND;
}

enum outcome admit_placing(struct request *req)
{
	if (!sees_comparison(req))
		return NOT_FOUND;
	return may(req, RIGHT_CANDIDATE_RANKING_HR) ? OK : DENIED;
}

bool rates_for_all(const struct request *req)
{
	return (may_roles(req, RIGHT_RATE) & ~ROLE_BIT(ROLE_SEAT)) != 0;
}

const char *row_name(struct request *req, const struct comparison_row *row)
{
	if (!row->surname)
		return row->number;
	return pool_printf(
		req->pool, "%s, %s", row->surname, row->first_name ? row->first_name : "");
}

const char *typed_find(
	const struct form_rest *typed, const char *begins, size_t *at, const char **shown_r)
{
	size_t length = strlen(begins);

	for (size_t i = 0; typed && i < typed->count; i++) {
		size_t here = (*at + i) % typed->count;
		const char *name = typed->names[here];

		if (strncmp(name, begins, length) != 0 || name[length] != '-')
			continue;
		*at = here + 1;
		if (shown_r)
			*shown_r = name + length + 1;
		return typed->values[here];
	}
	return NULL;
}

void view_raters_state(struct request *req, const struct raters *raters)
{
	view_bool(req, "Raters.active", raters->active > 0);
	view_bool(req, "Raters.own", raters->own != NULL);
	view_bool(req, "Raters.open", raters->active && raters->open);
	view_bool(req, "Raters.blind", raters->blind);
	view_bool(req, "Raters.values",
		raters->active ? !raters->open && raters_shown(raters) : !raters->blind);
	for (size_t i = 0; i < raters->count; i++)
		if (!rater_counts(&raters->items[i]) && raters->items[i].rated)
			view_text(req, pool_printf(req->pool, "Raters.out.%zu", i),
				raters->items[i].name);
}

void view_classes(struct request *req, const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->class_count; i++) {
		const char *place = pool_printf(req->pool, "Classes.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.letter", place),
			comparison->classes[i].letter);
		view_text(
			req, pool_printf(req->pool, "%s.name", place), comparison->classes[i].name);
		view_text(req, pool_printf(req->pool, "%s.meaning", place),
			comparison->classes[i].meaning);
	}
}

/* words: requirement_kind.* requirement_scale.* */
static void view_questions(struct request *req, const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->requirement_count; i++) {
		const struct requirement_input *data = &comparison->requirements[i].data;
		const char *place = pool_printf(req->pool, "Questions.%zu", i);

		view_int(req, pool_printf(req->pool, "%s.number", place), (int64_t)i + 1);
		view_int(req, pool_printf(req->pool, "%s.id", place),
			comparison->requirements[i].id);
		view_text(req, pool_printf(req->pool, "%s.text", place), data->text);
		view_text(req, pool_printf(req->pool, "%s.kind", place),
			view_code(req, "requirement_kind", data->kind));
		view_text(req, pool_printf(req->pool, "%s.scale", place),
			view_code(req, "requirement_scale", data->scale));
		view_int(req, pool_printf(req->pool, "%s.weight", place), data->weight);
		view_bool(req, pool_printf(req->pool, "%s.yes_no", place),
			text_equal(data->scale, "yes_no"));
		view_bool(req, pool_printf(req->pool, "%s.mandatory", place),
			text_equal(data->kind, "mandatory"));
	}
}

const char *rating_words(
	struct request *req, const struct requirement_input *data, bool rated, int64_t value)
{
	if (!rated)
		return "";
	if (!text_equal(data->scale, "yes_no"))
		return rating_code(req->pool, true, value);
	return view_word(req, value ? "comparison.yes" : "comparison.no");
}

const char *rating_average(struct request *req, const struct comparison_cell *cell)
{
	int64_t sum = 0, tenths;

	if (cell->by_count < 2)
		return NULL;
	for (size_t i = 0; i < cell->by_count; i++)
		sum += cell->by[i].value;
	tenths = (sum * 20 / (int64_t)cell->by_count + 1) / 2;
	return pool_printf(req->pool, text_equal(req->lang, "en") ? "%lld.%lld" : "%lld,%lld",
		(long long)(tenths / 10), (long long)(tenths % 10));
}

/* Is the table one to type into? */
static bool rates_here(const struct request *req, const struct comparison *comparison)
{
	const struct raters *raters = &comparison->raters;

	return comparison->own
		|| (comparison->live && rates_for_all(req) && !raters->active && !raters->blind);
}

enum outcome view_comparison(
	struct request *req, const struct comparison *comparison, const struct form_rest *typed)
{
	struct compare_filter filter = compare_filter_read(req);
	const struct comparison_row **rows = NULL;
	size_t count = compare_filter_rows(req, &filter, comparison, &rows);
	size_t most = comparison->requirement_count && !filter.brief
		? CELLS_MOST / comparison->requirement_count
		: CELLS_MOST;
	size_t from = filter.from > 0 && (size_t)filter.from < count ? (size_t)filter.from : 0;

	compare_filter_view(req, &filter);
	view_questions(req, comparison);
	view_classes(req, comparison);
	view_bool(req, "May.rate", rates_here(req, comparison));
	view_bool(req, "Own", comparison->own);
	view_int(req, "Comparison.most", comparison->most);
	view_int(req, "Comparison.count", (int64_t)comparison->count);
	view_int(req, "Comparison.shown", (int64_t)count);
	view_bool(req, "Comparison.many", comparison->many);
	if (from)
		view_int(req, "Comparison.previous", from > most ? (int64_t)(from - most) : 0);
	if (from + most < count)
		view_int(req, "Comparison.next", (int64_t)(from + most));
	return view_comparison_rows(req, comparison,
		&(struct rows_shown){.rows = &rows[from],
			.count = count - from < most ? count - from : most,
			.rates = rates_here(req, comparison),
			.brief = filter.brief,
			.typed = typed});
}

/* "c17-4-3": of application and requirement, and what the form showed. */
static bool cell_name(const char *name, struct rating_input *input, size_t *length_r)
{
	char *end = NULL;

	if (name[0] != 'c' || name[1] < '1' || name[1] > '9')
		return false;
	input->application_id = strtoll(name + 1, &end, 10);
	if (*end != '-' || end[1] < '1' || end[1] > '9')
		return false;
	input->requirement_id = strtoll(end + 1, &end, 10);
	*length_r = (size_t)(end - name);
	input->shown = end + 1;
	return *end == '-' && strlen(end + 1) <= 1;
}

size_t cells_take(struct request *req, const struct form_rest *sent, struct rating_input *cells)
{
	size_t count = 0, length = 0;

	for (size_t i = 0; i < sent->count; i++) {
		struct rating_input *cell = &cells[count];

		*cell = (struct rating_input){.value = sent->values[i]};
		if (!cell_name(sent->names[i], cell, &length))
			continue;
		cell->field = pool_strndup(req->pool, sent->names[i], length);
		count++;
	}
	return count;
}

bool comments_on(const struct request *req)
{
	return (may_roles(req, RIGHT_COMPARISON_READ) & ROLE_BIT(ROLE_P34)) != 0;
}

bool takes_out(struct request *req)
{
	const struct access_where takers = comparison_takers(req->pool, &req->principal);

	return (req->object.roles.there & access_where_at(&takers, req->object.roles.authority_id))
		!= 0;
}
