/* The ratings of one application as a form. */
#include "backend/comparison/rating_form.h"

#include "backend/comparison/comparison_view.h"
#include "base/text.h"

#define RATING_FIELDS 3 /* fields of a requirement */

static const char *rating_field(struct request *req, const char *sign, int64_t requirement_id)
{
	return pool_printf(req->pool, "%s%lld", sign, (long long)requirement_id);
}

void ratings_there(struct request *req, const struct comparison *comparison,
	const struct comparison_row *row, struct ratings_input *input_r)
{
	size_t count = comparison->requirement_count;
	const char **names = POOL_ARRAY(req->pool, const char *, RATING_FIELDS *count + 1);
	const char **values = POOL_ARRAY(req->pool, const char *, RATING_FIELDS *count + 1);

	for (size_t i = 0; i < count; i++) {
		const struct comparison_cell *cell = &row->cells[i];
		int64_t id = comparison->requirements[i].id;

		names[RATING_FIELDS * i] = rating_field(req, "v", id);
		values[RATING_FIELDS * i] = rating_code(req->pool, cell->rated, cell->value);
		names[RATING_FIELDS * i + 1] = rating_field(req, "n", id);
		values[RATING_FIELDS * i + 1] = cell->note ? cell->note : "";
		names[RATING_FIELDS * i + 2] = rating_field(req, "g", id);
		values[RATING_FIELDS * i + 2] = cell->why ? cell->why : "";
	}
	input_r->cells = (struct form_rest){RATING_FIELDS * count, names, values, NULL};
}

/* NULL: it was not in the form. */
static const char *sent_of(const struct form_rest *cells, const char *name)
{
	for (size_t i = 0; i < cells->count; i++)
		if (text_equal(cells->names[i], name))
			return cells->values[i];
	return NULL;
}

static void view_error(
	struct request *req, const char *place, const char *const fields[RATING_FIELDS])
{
	for (size_t p = 0; p < req->problems.count; p++) {
		const struct problem *problem = &req->problems.items[p];

		for (size_t i = 0; i < RATING_FIELDS; i++)
			if (text_equal(problem->field, fields[i]))
				view_text(req, pool_printf(req->pool, "%s.error", place),
					view_word(req,
						pool_printf(
							req->pool, "problem.%s", problem->reason)));
	}
}

static void view_by(struct request *req, const char *place, const struct comparison *comparison,
	const struct comparison_cell *cell, const struct requirement_input *data)
{
	for (size_t i = 0; i < cell->by_count; i++) {
		const char *at = pool_printf(req->pool, "%s.by.%zu", place, i);

		view_text(req, pool_printf(req->pool, "%s.name", at),
			rater_called(&comparison->raters, cell->by[i].rater));
		view_text(req, pool_printf(req->pool, "%s.value", at),
			rating_words(req, data, cell->by[i].rated, cell->by[i].value));
		view_text(req, pool_printf(req->pool, "%s.note", at), cell->by[i].note);
	}
	view_text(req, pool_printf(req->pool, "%s.average", place), rating_average(req, cell));
	view_bool(req, pool_printf(req->pool, "%s.differs", place), cell_differs(cell));
	view_bool(req, pool_printf(req->pool, "%s.biased", place), cell->biased);
}

/* words: requirement_kind.* problem.* */
static void view_rating(struct request *req, const struct comparison *comparison,
	const struct comparison_row *row, size_t i, const struct form_rest *cells)
{
	const struct requirement *requirement = &comparison->requirements[i];
	const struct comparison_cell *cell = &row->cells[i];
	const char *place = pool_printf(req->pool, "Cells.%zu", i);
	const char *const fields[RATING_FIELDS] = {rating_field(req, "v", requirement->id),
		rating_field(req, "n", requirement->id), rating_field(req, "g", requirement->id)};

	view_int(req, pool_printf(req->pool, "%s.place", place), (int64_t)i + 1);
	view_text(req, pool_printf(req->pool, "%s.text", place), requirement->data.text);
	view_text(req, pool_printf(req->pool, "%s.kind", place),
		view_code(req, "requirement_kind", requirement->data.kind));
	view_int(req, pool_printf(req->pool, "%s.weight", place), requirement->data.weight);
	view_bool(req, pool_printf(req->pool, "%s.yes_no", place),
		text_equal(requirement->data.scale, "yes_no"));
	view_text(req, pool_printf(req->pool, "%s.name", place), fields[0]);
	view_text(req, pool_printf(req->pool, "%s.value", place), sent_of(cells, fields[0]));
	view_text(req, pool_printf(req->pool, "%s.words", place),
		rating_words(req, &requirement->data, cell->rated, cell->value));
	view_text(req, pool_printf(req->pool, "%s.note_name", place), fields[1]);
	view_text(req, pool_printf(req->pool, "%s.note", place), sent_of(cells, fields[1]));
	view_text(req, pool_printf(req->pool, "%s.why_name", place), fields[2]);
	view_text(req, pool_printf(req->pool, "%s.why", place), sent_of(cells, fields[2]));
	view_text(req, pool_printf(req->pool, "%s.hint", place), cell->hint);
	view_int(req, pool_printf(req->pool, "%s.max", place), RATING_NOTE_MAX);
	view_by(req, place, comparison, cell, &requirement->data);
	view_error(req, place, fields);
}

void view_ratings(struct request *req, const struct comparison *comparison,
	const struct comparison_row *row, const struct form_rest *sent)
{
	struct ratings_input there;

	ratings_there(req, comparison, row, &there);
	for (size_t i = 0; i < comparison->requirement_count; i++)
		view_rating(req, comparison, row, i, sent ? sent : &there.cells);
}

size_t ratings_take(struct request *req, const struct comparison_row *row,
	const struct ratings_input *sent, const struct ratings_input *there,
	struct rating_input *cells)
{
	size_t count = 0;

	for (size_t i = 0; i + 2 < there->cells.count; i += RATING_FIELDS) {
		const char *value = sent_of(&sent->cells, there->cells.names[i]);
		const char *note = sent_of(&sent->cells, there->cells.names[i + 1]);
		const char *why = sent_of(&sent->cells, there->cells.names[i + 2]);
		struct rating_input *cell = &cells[count++];

		*cell = (struct rating_input){.field = there->cells.names[i],
			.application_id = row->id,
			.value = value ? value : there->cells.values[i],
			.shown = there->cells.values[i],
			.noted = note != NULL,
			.note = note ? text_trim(req->pool, note) : NULL,
			.note_shown = there->cells.values[i + 1],
			.reasoned = why != NULL,
			.why = text_trim(req->pool, why ? why : there->cells.values[i + 2])};
		text_to_int(there->cells.names[i] + 1, 1, INT64_MAX, &cell->requirement_id);
	}
	return count;
}
