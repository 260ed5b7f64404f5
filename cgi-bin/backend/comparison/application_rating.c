/* One application by all requirements, with where each is seen: a tab of its desk. */
#include <stdlib.h>
#include <string.h>

#include "backend/application/application_view.h"
#include "backend/desk/head.h"
#include "backend/pages.h"
#include "base/text.h"
#include "comparison/comparison.h"
#include "comparison/rating.h"

struct ratings_input {
	struct form_rest cells; /* "v3" value, "n3" note of the requirement 3 */
};

static const struct form_field ratings_fields[] = {
	{.name = "cells", .type = FIELD_REST, FORM_AT(struct ratings_input, cells)},
};

static const struct form ratings_form =
	FORM("application_rating", ratings_fields, struct ratings_input);

static enum outcome one_read(struct request *req, struct comparison *comparison_r)
{
	struct application application;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &application);

	return outcome ? outcome
		       : comparison_read(req->db, req->pool, &req->principal,
			       application.vacancy_id, req->object.id, comparison_r);
}

/* What is rated, as the form has it. */
static void ratings_there(
	struct request *req, const struct comparison *comparison, struct ratings_input *input)
{
	const char **names, **values;

	names = POOL_ARRAY(req->pool, const char *, 2 * comparison->requirement_count + 1);
	values = POOL_ARRAY(req->pool, const char *, 2 * comparison->requirement_count + 1);
	for (size_t i = 0; comparison->count && i < comparison->requirement_count; i++) {
		const struct comparison_cell *cell = &comparison->rows[0].cells[i];
		long long id = (long long)comparison->requirements[i].id;

		names[2 * i] = pool_printf(req->pool, "v%lld", id);
		values[2 * i] = rating_code(req->pool, cell->rated, cell->value);
		names[2 * i + 1] = pool_printf(req->pool, "n%lld", id);
		values[2 * i + 1] = cell->note ? cell->note : "";
	}
	if (comparison->count)
		input->cells =
			(struct form_rest){2 * comparison->requirement_count, names, values, NULL};
}

static enum outcome now(struct request *req, void *now_r)
{
	struct comparison comparison;
	enum outcome outcome = one_read(req, &comparison);

	if (!outcome)
		ratings_there(req, &comparison, now_r);
	return outcome;
}

static const char *sent_of(const struct form_rest *cells, const char *name)
{
	for (size_t i = 0; i < cells->count; i++)
		if (text_equal(cells->names[i], name))
			return cells->values[i];
	return "";
}

/* words: requirement_kind.* problem.* */
static void view_rating(struct request *req, const struct comparison *comparison, size_t i,
	const struct form_rest *cells)
{
	const struct requirement *requirement = &comparison->requirements[i];
	const char *place = pool_printf(req->pool, "Cells.%zu", i);
	const char *value = pool_printf(req->pool, "v%lld", (long long)requirement->id);
	const char *note = pool_printf(req->pool, "n%lld", (long long)requirement->id);

	view_int(req, pool_printf(req->pool, "%s.place", place), (int64_t)i + 1);
	view_text(req, pool_printf(req->pool, "%s.text", place), requirement->data.text);
	view_text(req, pool_printf(req->pool, "%s.kind", place),
		view_code(req, "requirement_kind", requirement->data.kind));
	view_int(req, pool_printf(req->pool, "%s.weight", place), requirement->data.weight);
	view_bool(req, pool_printf(req->pool, "%s.yes_no", place),
		text_equal(requirement->data.scale, "yes_no"));
	view_text(req, pool_printf(req->pool, "%s.name", place), value);
	view_text(req, pool_printf(req->pool, "%s.value", place), sent_of(cells, value));
	view_text(req, pool_printf(req->pool, "%s.note_name", place), note);
	view_text(req, pool_printf(req->pool, "%s.note", place), sent_of(cells, note));
	view_int(req, pool_printf(req->pool, "%s.max", place), RATING_NOTE_MAX);
	for (size_t p = 0; p < req->problems.count; p++) {
		const struct problem *problem = &req->problems.items[p];

		if (text_equal(problem->field, value) || text_equal(problem->field, note))
			view_text(req, pool_printf(req->pool, "%s.error", place),
				view_word(req,
					pool_printf(req->pool, "problem.%s", problem->reason)));
	}
}

static enum outcome show(struct request *req)
{
	const struct ratings_input *sent = req->post ? req->input : NULL;
	struct ratings_input initial = {0};
	struct comparison comparison;
	struct application application;
	enum outcome outcome = show_application_head(req, "rating", &application);

	if (!outcome)
		outcome = comparison_read(req->db, req->pool, &req->principal,
			application.vacancy_id, req->object.id, &comparison);
	if (outcome)
		return outcome;
	ratings_there(req, &comparison, &initial);
	view_text(req, "Comparison.vacancy", application.vacancy_number);
	if (!comparison.count || !comparison.requirement_count)
		return OK;
	form_show(req, &ratings_form, req->path, &initial);
	for (size_t i = 0; i < comparison.requirement_count; i++)
		view_rating(req, &comparison, i, sent ? &sent->cells : &initial.cells);
	return OK;
}

/* Values and notes by their requirement; what was not changed is as it is now (merge.h). */
static size_t cells_take(struct request *req, const struct ratings_input *sent,
	const struct ratings_input *now_there, struct rating_input *cells)
{
	size_t count = 0;

	for (size_t i = 0; i < now_there->cells.count; i += 2) {
		const char *value = now_there->cells.names[i];
		const char *note = now_there->cells.names[i + 1];
		struct rating_input *cell = &cells[count++];

		*cell = (struct rating_input){.field = value,
			.application_id = req->object.id,
			.value = sent_of(&sent->cells, value),
			.shown = now_there->cells.values[i],
			.noted = true,
			.note = text_trim(req->pool, sent_of(&sent->cells, note)),
			.note_shown = now_there->cells.values[i + 1]};
		text_to_int(value + 1, 1, INT64_MAX, &cell->requirement_id);
	}
	return count;
}

static enum outcome save(struct request *req)
{
	const struct ratings_input *there = req->now;
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, there->cells.count / 2 + 1);
	struct application application;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &application);

	if (!outcome)
		outcome = rating_save(req->db, req->pool, &req->principal, application.vacancy_id,
			cells, cells_take(req, req->input, there, cells), &req->problems);
	return outcome ? outcome : redirect_to(req, "rated", "%s", req->path);
}

const struct page page_application_rating = {
	.path = "/bewerbungen/{application}/bewertung",
	.right = RIGHT_RATE,
	.form = &ratings_form,
	.view = "backend/application_rating.cs",
	.title = "application_rating",
	.show = show,
	.now = now,
	.save = save,
};
