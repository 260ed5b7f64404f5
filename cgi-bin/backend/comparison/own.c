/* What one of several raters rates: a table of all, a page for each, handing in; and in the blind
 * stage what the department sees of each. */
#include <stdlib.h>
#include <string.h>

#include "backend/comparison/comparison_view.h"
#include "backend/comparison/rating_form.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/blind.h"
#include "comparison/own_rating.h"

static const struct form_field cells_fields[] = {CELLS_FIELDS};

/* words: form.own_ratings.query form.own_ratings.klasse form.own_ratings.sortierung
 * form.own_ratings.suche form.own_ratings.sb form.own_ratings.kurz form.own_ratings.then
 * form.own_ratings.cells */
static const struct form cells_form = FORM("own_ratings", cells_fields, struct cells_input);
static const struct form_field ratings_fields[] = {RATINGS_FIELDS};

/* words: form.own_rating.cells */
static const struct form one_form = FORM("own_rating", ratings_fields, struct ratings_input);
static const struct form hand_in_form = {.name = "hand_in"};

/* Whoever holds a seat and nothing else knows number and title of the vacancy alone. */
static enum outcome own_top(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	if (may(req, RIGHT_VACANCY_READ))
		view_vacancy_crumb(req, &vacancy);
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	return OK;
}

/* Who has no seat is not told of the pages. */
static enum outcome admit_own(struct request *req)
{
	struct raters raters;
	enum outcome outcome =
		raters_read(req->db, req->pool, &req->principal, req->object.id, &raters);

	return outcome ? outcome : raters.own ? OK : NOT_FOUND;
}

static enum outcome own_read(struct request *req, struct comparison *comparison_r)
{
	enum outcome outcome =
		own_rating_read(req->db, req->pool, &req->principal, req->object.id, comparison_r);

	return outcome == DENIED ? NOT_FOUND : outcome;
}

static void view_own(struct request *req, const struct raters *raters)
{
	view_raters_state(req, raters);
	view_int(req, "Own.rated", raters->own->rated);
	if (raters->own->handed_in_at)
		view_time(req, "Own.handed_in_at", clock_from_sql(raters->own->handed_in_at));
	for (size_t i = 0; i < raters->count; i++)
		if (rater_counts(&raters->items[i]) && !raters->items[i].handed_in_at)
			view_text(req, pool_printf(req->pool, "Waiting.%zu", i),
				raters->items[i].name);
}

static enum outcome show_table(struct request *req)
{
	const struct cells_input *input = req->post ? req->input : NULL;
	struct comparison comparison;
	enum outcome outcome = own_top(req);

	if (!outcome)
		outcome = own_read(req, &comparison);
	if (!outcome)
		outcome = view_comparison(req, &comparison, input ? &input->cells : NULL);
	if (outcome)
		return outcome;
	view_own(req, &comparison.raters);
	show_cells_form(req, &cells_form);
	return OK;
}

static enum outcome save_table(struct request *req)
{
	const struct cells_input *input = req->input;
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, input->cells.count + 1);
	size_t count = cells_take(req, &input->cells, cells);
	enum outcome outcome = own_rating_save(
		req->db, req->pool, &req->principal, req->object.id, cells, count, &req->problems);

	return outcome ? outcome : redirect_rated(req, input);
}

const struct page page_own_ratings = {
	.path = "/vakanzen/{vacancy}/vergleich/meine",
	.right = RIGHT_COMPARISON_READ,
	.form = &cells_form,
	.view = "backend/own_ratings.cs",
	.title = "own_ratings",
	.admit = admit_own,
	.show = show_table,
	.save = save_table,
};

/* The row of the address; NULL: there is none. */
static const struct comparison_row *row_of_path(
	struct request *req, const struct comparison *comparison)
{
	const char *number = request_path_value(req, "row");

	for (size_t i = 0; i < comparison->count; i++)
		if (text_equal(comparison->rows[i].number, number))
			return &comparison->rows[i];
	return NULL;
}

static enum outcome one_read(
	struct request *req, struct comparison *comparison_r, const struct comparison_row **row_r)
{
	enum outcome outcome = own_read(req, comparison_r);

	*row_r = outcome ? NULL : row_of_path(req, comparison_r);
	return outcome ? outcome : *row_r ? OK : NOT_FOUND;
}

static enum outcome one_now(struct request *req, void *now_r)
{
	struct comparison comparison;
	const struct comparison_row *row;
	enum outcome outcome = one_read(req, &comparison, &row);

	if (!outcome)
		ratings_there(req, &comparison, row, now_r);
	return outcome;
}

static enum outcome show_answers(struct request *req, int64_t application_id)
{
	const struct form_model *model = NULL;
	struct answers answers = {0};
	enum outcome outcome =
		blind_answers(req->db, req->pool, application_id, req->lang, &model, &answers);

	for (size_t i = 0; !outcome && i < answers.count; i++) {
		const struct question *question = form_question(model, answers.items[i].question);
		const char *place = pool_printf(req->pool, "Answers.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.label", place), question->told);
		view_text(req, pool_printf(req->pool, "%s.answer", place),
			question_words(req->pool, question, answers.items[i].answer, req->lang));
	}
	return outcome == GONE ? OK : outcome;
}

static enum outcome show_one(struct request *req)
{
	const struct ratings_input *sent = req->post ? req->input : NULL;
	struct ratings_input initial = {0};
	struct comparison comparison;
	const struct comparison_row *row;
	enum outcome outcome = own_top(req);

	if (!outcome)
		outcome = one_read(req, &comparison, &row);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.own_ratings"), comparison_path(req, "/meine"));
	view_text(req, "Row.name", row_name(req, row));
	view_text(req, "Row.number", row->number);
	view_bool(req, "Row.locked", row->locked);
	if (!comparison.raters.blind)
		view_text(req, "Row.href",
			pool_printf(req->pool, "%s/bewerbungen/%s", req->base, row->number));
	view_own(req, &comparison.raters);
	ratings_there(req, &comparison, row, &initial);
	form_show(req, &one_form, req->path, &initial);
	view_ratings(req, &comparison, row, sent ? &sent->cells : NULL);
	return comparison.raters.blind ? show_answers(req, row->id) : OK;
}

static enum outcome save_one(struct request *req)
{
	const struct ratings_input *there = req->now;
	struct comparison comparison;
	const struct comparison_row *row;
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, there->cells.count + 1);
	enum outcome outcome = one_read(req, &comparison, &row);

	if (!outcome)
		outcome = own_rating_save(req->db, req->pool, &req->principal, req->object.id,
			cells, ratings_take(req, row, req->input, there, cells), &req->problems);
	return outcome ? outcome : redirect_to(req, "rated", "%s", comparison_path(req, "/meine"));
}

const struct page page_own_rating = {
	.path = "/vakanzen/{vacancy}/vergleich/meine/{row}",
	.right = RIGHT_COMPARISON_READ,
	.form = &one_form,
	.view = "backend/own_rating.cs",
	.title = "own_rating",
	.admit = admit_own,
	.show = show_one,
	.now = one_now,
	.save = save_one,
};

static enum outcome show_hand_in(struct request *req)
{
	struct comparison comparison;
	int64_t unrated = 0;
	enum outcome outcome = own_top(req);

	if (!outcome)
		outcome = own_read(req, &comparison);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.own_ratings"), comparison_path(req, "/meine"));
	view_own(req, &comparison.raters);
	for (size_t i = 0; i < comparison.count; i++)
		unrated += (int64_t)(comparison.requirement_count - comparison.rows[i].rated);
	view_int(req, "Own.unrated", unrated);
	form_show(req, &hand_in_form, req->path, NULL);
	return OK;
}

/* words: problem.rating_none problem.handed_in notice.handed_in */
static enum outcome save_hand_in(struct request *req)
{
	enum outcome outcome =
		rater_hand_in(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	if (outcome == CONFLICT)
		form_problem(req, "", "handed_in");
	return outcome ? outcome
		       : redirect_to(req, "handed_in", "%s", comparison_path(req, "/meine"));
}

const struct page page_own_hand_in = {
	.path = "/vakanzen/{vacancy}/vergleich/abgabe",
	.right = RIGHT_COMPARISON_READ,
	.form = &hand_in_form,
	.view = "backend/own_hand_in.cs",
	.title = "own_hand_in",
	.admit = admit_own,
	.show = show_hand_in,
	.save = save_hand_in,
};

/* What the department alone is shown. */
static enum outcome admit_covered(struct request *req)
{
	enum outcome outcome = admit_comparison(req);

	if (outcome)
		return outcome;
	return may_roles(req, RIGHT_COMPARISON_READ) & ROLE_BIT(ROLE_DEPARTMENT) ? OK : NOT_FOUND;
}

/* In the blind stage the department's sight of one. */
static enum outcome show_covered(struct request *req)
{
	struct comparison comparison;
	const struct comparison_row *row;
	int64_t id = 0;
	enum outcome outcome = blind_find(
		req->db, req->object.id, request_path_value(req, "row"), ROLE_DEPARTMENT, &id);

	if (!outcome)
		outcome = own_top(req);
	if (!outcome)
		outcome = comparison_read_covered(req->db, req->pool, req->object.id, &comparison);
	if (outcome)
		return outcome;
	row = row_of_path(req, &comparison);
	if (!row)
		return NOT_FOUND;
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Row.name", row->number);
	view_text(req, "Row.number", row->number);
	view_bool(req, "Row.locked", true);
	view_ratings(req, &comparison, row, NULL);
	return show_answers(req, id);
}

const struct page page_comparison_covered = {
	.path = "/vakanzen/{vacancy}/vergleich/verdeckt/{row}",
	.right = RIGHT_COMPARISON_READ,
	.view = "backend/own_rating.cs",
	.title = "comparison_covered",
	.admit = admit_covered,
	.show = show_covered,
};
