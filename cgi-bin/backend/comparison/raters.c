/* Who rates a vacancy's applications: naming them, taking a seat away, the blind stage, and taking
 * over what all agree on. */
#include "backend/comparison/comparison_view.h"
#include "backend/desk/choose.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/blind.h"
#include "comparison/rater.h"
#include "comparison/rating.h"

static const struct form_field add_fields[] = {
	{.name = "person",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct choose_input, person)},
};

static const struct form add_form = FORM("rater", add_fields, struct choose_input);
static const struct form take_form = {.name = "rater_take"};

struct blind_input {
	bool on;
};

static const struct form_field blind_fields[] = {
	{.name = "on", .type = FIELD_CHECK, FORM_AT(struct blind_input, on)},
};

static const struct form blind_form = FORM("blind", blind_fields, struct blind_input);
static const struct form agree_form = {.name = "agree"};

static const char *raters_path(struct request *req)
{
	return comparison_path(req, "/bewertende");
}

static enum outcome find_rater(struct request *req, const char *words, struct db_rows **rows_r)
{
	return rater_candidates(req->db, req->pool, req->object.id, words, rows_r);
}

/* words: rater_state.* */
static void view_rater(struct request *req, size_t i, const struct rater *rater)
{
	const char *place = pool_printf(req->pool, "People.%zu", i);
	const char *state = rater->excluded ? "excluded"
		: rater->taken              ? "taken"
		: rater->handed_in_at       ? "handed_in"
		: rater->rated              ? "rating"
					    : "named";

	view_text(req, pool_printf(req->pool, "%s.name", place), rater->name);
	view_text(req, pool_printf(req->pool, "%s.user_id", place), rater->user_id);
	view_text(req, pool_printf(req->pool, "%s.unit", place), rater->unit);
	view_text(req, pool_printf(req->pool, "%s.state", place),
		view_code(req, "rater_state", state));
	view_bool(req, pool_printf(req->pool, "%s.counts", place), rater_counts(rater));
	if (rater->handed_in_at)
		view_time(req, pool_printf(req->pool, "%s.handed_in_at", place),
			clock_from_sql(rater->handed_in_at));
}

static enum outcome show_blind(struct request *req, const struct raters *raters)
{
	const struct blind_input initial = {raters->blind};
	int64_t classless = 0;
	enum outcome outcome = blind_classless(req->db, req->object.id, &classless);

	view_bool(req, "Blind.on", raters->blind);
	view_int(req, "Blind.classless", classless);
	form_show(req, &blind_form, comparison_path(req, "/verdeckt"), &initial);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct raters raters;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = raters_read(req->db, req->pool, &req->principal, req->object.id, &raters);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_raters_state(req, &raters);
	for (size_t i = 0; i < raters.count; i++)
		view_rater(req, i, &raters.items[i]);
	form_show(req, &take_form, req->path, NULL);
	form_show(req, &add_form, pool_printf(req->pool, "%s/neu", raters_path(req)),
		&(struct choose_input){0});
	outcome = form_pick(req, &add_form, "person",
		&(struct form_pick){
			.address = pool_printf(req->pool, "%s/auswahl", raters_path(req)),
			.find = find_rater});
	return outcome ? outcome : show_blind(req, &raters);
}

const struct page page_comparison_raters = {
	.path = "/vakanzen/{vacancy}/vergleich/bewertende",
	.right = RIGHT_COMPARISON_READ,
	.view = "backend/comparison_raters.cs",
	.title = "comparison_raters",
	.admit = admit_placing,
	.show = show,
};

static enum outcome answer_rater(struct request *req)
{
	return pick_answer(req, find_rater);
}

const struct page page_pick_comparison_rater = {
	.path = "/vakanzen/{vacancy}/vergleich/bewertende/auswahl",
	.right = RIGHT_COMPARISON_READ,
	.admit = admit_placing,
	.show = answer_rater,
	.raw = true,
};

/* words: problem.rater_not_allowed */
static enum outcome save_add(struct request *req)
{
	return choose_add(req, ROLE_SEAT, rater_name, "rater_not_allowed", raters_path(req));
}

const struct page page_comparison_rater_add = {
	.path = "/vakanzen/{vacancy}/vergleich/bewertende/neu",
	.right = RIGHT_COMPARISON_READ,
	.form = &add_form,
	.view = "backend/comparison_raters.cs",
	.title = "comparison_raters",
	.admit = admit_placing,
	.show = show,
	.save = save_add,
};

static enum outcome save_take(struct request *req)
{
	return choose_remove(req, ROLE_SEAT, rater_take, "vacancy_final", raters_path(req));
}

const struct page page_comparison_rater_take = {
	.path = "/vakanzen/{vacancy}/vergleich/bewertende/{person}/entfernen",
	.right = RIGHT_COMPARISON_READ,
	.form = &take_form,
	.view = "backend/comparison_raters.cs",
	.title = "comparison_raters",
	.admit = admit_placing,
	.show = show,
	.save = save_take,
};

/* words: problem.blind_late problem.blind_rater notice.blind_on notice.blind_off */
static enum outcome save_blind(struct request *req)
{
	const struct blind_input *input = req->input;
	enum outcome outcome = blind_set(
		req->db, req->pool, &req->principal, req->object.id, input->on, &req->problems);

	if (outcome == CONFLICT)
		outcome = OK; /* it is so */
	return outcome
		? outcome
		: redirect_to(req, input->on ? "blind_on" : "blind_off", "%s", raters_path(req));
}

const struct page page_comparison_blind = {
	.path = "/vakanzen/{vacancy}/vergleich/verdeckt",
	.right = RIGHT_COMPARISON_READ,
	.form = &blind_form,
	.view = "backend/comparison_raters.cs",
	.title = "comparison_raters",
	.admit = admit_placing,
	.show = show,
	.save = save_blind,
};

static enum outcome show_agree(struct request *req)
{
	struct vacancy vacancy;
	struct comparison comparison;
	int64_t common = 0, differing = 0, value = 0;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = comparison_read(
			req->db, req->pool, &req->principal, vacancy.id, 0, &comparison);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.comparison"), comparison_path(req, ""));
	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	for (size_t r = 0; r < comparison.count; r++)
		for (size_t q = 0; q < comparison.requirement_count; q++) {
			const struct comparison_cell *cell = &comparison.rows[r].cells[q];

			common += !cell->rated && cell_common(cell, &value);
			differing += !cell->rated && cell_differs(cell);
		}
	view_int(req, "Agree.common", common);
	view_int(req, "Agree.differing", differing);
	view_raters_state(req, &comparison.raters);
	form_show(req, &agree_form, req->path, NULL);
	return OK;
}

/* words: problem.rating_open problem.rating_why problem.rating_blind problem.rating_locked */
static enum outcome save_agree(struct request *req)
{
	int64_t agreed = 0;
	enum outcome outcome = rating_agree(
		req->db, req->pool, &req->principal, req->object.id, &req->problems, &agreed);

	return outcome ? outcome : redirect_to(req, "agreed", "%s", comparison_path(req, ""));
}

const struct page page_comparison_agree = {
	.path = "/vakanzen/{vacancy}/vergleich/uebernehmen",
	.right = RIGHT_COMPARISON_READ,
	.form = &agree_form,
	.view = "backend/comparison_agree.cs",
	.title = "comparison_agree",
	.admit = admit_placing,
	.show = show_agree,
	.save = save_agree,
};
