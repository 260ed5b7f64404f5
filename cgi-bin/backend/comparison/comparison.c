/* The comparison of a vacancy's applications: a tab of its desk. Whoever rates types into it; who
 * only reads it sees what was sent last. */
#include <stdlib.h>
#include <string.h>

#include "backend/comparison/comparison_view.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "comparison/comment.h"
#include "comparison/rating.h"
#include "comparison/version.h"

static const struct form_field cells_fields[] = {CELLS_FIELDS};

/* words: form.comparison.query form.comparison.klasse form.comparison.sortierung
 * form.comparison.suche form.comparison.sb form.comparison.kurz form.comparison.then
 * form.comparison.cells */
static const struct form cells_form = FORM("comparison", cells_fields, struct cells_input);

static enum outcome admit_cells(struct request *req)
{
	enum outcome outcome = admit_comparison(req);

	return outcome || !req->post || rates_for_all(req) ? outcome : DENIED;
}

static enum outcome show_versions(struct request *req, int64_t vacancy_id)
{
	struct comparison_version *versions = NULL;
	size_t count = 0;
	enum outcome outcome =
		comparison_versions(req->db, req->pool, vacancy_id, &versions, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Versions.%zu", i);

		view_int(req, pool_printf(req->pool, "%s.number", place), versions[i].number);
		view_time(req, pool_printf(req->pool, "%s.sent_at", place),
			clock_from_sql(versions[i].sent_at));
		view_text(req, pool_printf(req->pool, "%s.name", place), versions[i].name);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base,
				comparison_path(req,
					pool_printf(req->pool, "/fassungen/%lld",
						(long long)versions[i].number))));
	}
	return outcome;
}

/* What was asked about it, and how it was answered. */
static enum outcome show_version_asked(
	struct request *req, const struct comparison_version *version)
{
	struct statement *statements = NULL;
	size_t count = 0;
	enum outcome outcome = OK;

	if (version->round_id)
		outcome = statements_of_round(req->db, req->pool, version->round_id,
			shows_marks(req->object.roles.there), &statements, &count);
	for (size_t i = 0; !outcome && i < count; i++)
		view_statement(req, pool_printf(req->pool, "Statements.%zu", i), &statements[i]);
	return outcome;
}

static enum outcome show_comments(struct request *req, int64_t version_id)
{
	struct comparison_comment *comments = NULL;
	size_t count = 0;
	enum outcome outcome = comparison_comments(
		req->db, req->pool, &req->principal, version_id, &comments, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Comments.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.name", place), comments[i].name);
		view_text(req, pool_printf(req->pool, "%s.about", place), comments[i].number);
		view_text(req, pool_printf(req->pool, "%s.text", place), comments[i].text);
		view_time(req, pool_printf(req->pool, "%s.created_at", place),
			clock_from_sql(comments[i].created_at));
	}
	view_bool(req, "May.comment", comments_on(req));
	return outcome;
}

/* The version of this number; 0: the last; there may be none yet. */
static enum outcome show_version(struct request *req, int64_t vacancy_id, int64_t number)
{
	struct comparison_version version;
	struct comparison comparison;
	enum outcome outcome =
		comparison_version_get(req->db, req->pool, vacancy_id, number, &version);

	if (outcome == NOT_FOUND && !number)
		return OK;
	if (!outcome)
		outcome = comparison_version_read(
			req->db, req->pool, &req->principal, &version, &comparison);
	if (outcome)
		return outcome;
	view_int(req, "Version.number", version.number);
	view_time(req, "Version.sent_at", clock_from_sql(version.sent_at));
	view_text(req, "Version.name", version.name);
	outcome = view_comparison(req, &comparison, NULL);
	if (!outcome)
		outcome = show_version_asked(req, &version);
	return outcome ? outcome : show_comments(req, version.id);
}

/* What was stated and commented about the last version. */
static enum outcome show_last_said(struct request *req, int64_t vacancy_id)
{
	struct comparison_version version;
	enum outcome outcome = comparison_version_get(req->db, req->pool, vacancy_id, 0, &version);

	if (!outcome)
		outcome = show_version_asked(req, &version);
	return outcome ? outcome : show_comments(req, version.id);
}

/* As it is now. */
static enum outcome show_live(struct request *req, int64_t vacancy_id)
{
	const struct cells_input *input = req->post ? req->input : NULL;
	struct comparison comparison;
	enum outcome outcome =
		comparison_read(req->db, req->pool, &req->principal, vacancy_id, 0, &comparison);

	if (!outcome)
		outcome = view_comparison(req, &comparison, input ? &input->cells : NULL);
	if (outcome)
		return outcome;
	view_bool(req, "Live", true);
	view_raters_state(req, &comparison.raters);
	view_int(req, "Comparison.last", comparison.last);
	if (rates_for_all(req))
		show_cells_form(req, &cells_form);
	return comparison.last ? show_last_said(req, vacancy_id) : OK;
}

/* In the blind stage numbers, each with its page. */
static enum outcome show_department(struct request *req, int64_t vacancy_id)
{
	struct raters raters;
	struct comparison comparison;
	enum outcome outcome =
		raters_read(req->db, req->pool, &req->principal, vacancy_id, &raters);

	if (outcome || !raters.blind)
		return outcome ? outcome : show_version(req, vacancy_id, 0);
	outcome = comparison_read_covered(req->db, req->pool, vacancy_id, &comparison);
	view_raters_state(req, &raters);
	for (size_t i = 0; !outcome && i < comparison.count; i++) {
		const char *place = pool_printf(req->pool, "Covered.%zu", i);
		const char *number = comparison.rows[i].number;

		view_text(req, pool_printf(req->pool, "%s.number", place), number);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base,
				comparison_path(
					req, pool_printf(req->pool, "/verdeckt/%s", number))));
	}
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	bool live = rates_for_all(req) || may(req, RIGHT_CANDIDATE_RANKING_HR);
	enum outcome outcome = show_vacancy_brief(req, "comparison", &vacancy);

	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_bool(req, "May.place", may(req, RIGHT_CANDIDATE_RANKING_HR));
	view_bool(req, "Marks", shows_marks(req->object.roles.there));
	view_bool(req, "May.file", takes_out(req));
	if (!outcome)
		outcome = live ? show_live(req, vacancy.id)
			: req->object.roles.there & ROLE_BIT(ROLE_DEPARTMENT)
			? show_department(req, vacancy.id)
			: show_version(req, vacancy.id, 0);
	return outcome ? outcome : show_versions(req, vacancy.id);
}

/* words: problem.rating_points problem.rating_yes_no problem.rating_gone problem.rating_meanwhile
 */
static enum outcome save(struct request *req)
{
	const struct cells_input *input = req->input;
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, input->cells.count + 1);
	size_t count = cells_take(req, &input->cells, cells);
	enum outcome outcome = rating_save(
		req->db, req->pool, &req->principal, req->object.id, cells, count, &req->problems);

	return outcome ? outcome : redirect_rated(req, input);
}

const struct page page_comparison = {
	.path = "/vakanzen/{vacancy}/vergleich",
	.right = RIGHT_COMPARISON_READ,
	.form = &cells_form,
	.view = "backend/comparison.cs",
	.title = "comparison",
	.admit = admit_cells,
	.show = show,
	.save = save,
};

static enum outcome show_number(struct request *req)
{
	struct vacancy vacancy;
	int64_t number = request_path_int(req, "version");
	enum outcome outcome =
		number > 0 ? show_vacancy_brief(req, "comparison", &vacancy) : NOT_FOUND;

	view_text(req, "Comparison.path",
		pool_printf(req->pool, "%s%s", req->base, comparison_path(req, "")));
	view_bool(req, "Marks", shows_marks(req->object.roles.there));
	view_bool(req, "May.file", takes_out(req));
	if (!outcome)
		outcome = show_version(req, vacancy.id, number);
	return outcome ? outcome : show_versions(req, vacancy.id);
}

const struct page page_comparison_version = {
	.path = "/vakanzen/{vacancy}/vergleich/fassungen/{version}",
	.right = RIGHT_COMPARISON_READ,
	.view = "backend/comparison.cs",
	.title = "comparison",
	.admit = admit_comparison,
	.show = show_number,
};
