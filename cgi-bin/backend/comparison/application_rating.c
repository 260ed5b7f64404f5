/* One application by all requirements, with where each is seen: a tab of its desk. Where several
 * rate, what they have handed in, and what was agreed on. */
#include "backend/application/application_view.h"
#include "backend/comparison/comparison_view.h"
#include "backend/comparison/rating_form.h"
#include "backend/desk/head.h"
#include "backend/pages.h"
#include "comparison/comparison.h"

static const struct form_field ratings_fields[] = {RATINGS_FIELDS};

static const struct form ratings_form =
	FORM("application_rating", ratings_fields, struct ratings_input);

/* A seat rates on the pages of its own. */
static enum outcome admit(struct request *req)
{
	return rates_for_all(req) ? OK : DENIED;
}

static enum outcome one_read(struct request *req, struct comparison *comparison_r)
{
	struct application application;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &application);

	return outcome ? outcome
		       : comparison_read(req->db, req->pool, &req->principal,
			       application.vacancy_id, req->object.id, comparison_r);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct comparison comparison;
	enum outcome outcome = one_read(req, &comparison);

	if (!outcome && comparison.count)
		ratings_there(req, &comparison, &comparison.rows[0], now_r);
	return outcome;
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
	view_text(req, "Comparison.vacancy", application.vacancy_number);
	view_raters_state(req, &comparison.raters);
	if (!comparison.count || !comparison.requirement_count)
		return OK;
	ratings_there(req, &comparison, &comparison.rows[0], &initial);
	form_show(req, &ratings_form, req->path, &initial);
	view_ratings(req, &comparison, &comparison.rows[0], sent ? &sent->cells : NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct ratings_input *there = req->now;
	const struct comparison_row row = {.id = req->object.id};
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, there->cells.count + 1);
	struct application application;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &application);

	if (!outcome)
		outcome = rating_save(req->db, req->pool, &req->principal, application.vacancy_id,
			cells, ratings_take(req, &row, req->input, there, cells), &req->problems);
	return outcome ? outcome : redirect_to(req, "rated", "%s", req->path);
}

const struct page page_application_rating = {
	.path = "/bewerbungen/{application}/bewertung",
	.right = RIGHT_RATE,
	.form = &ratings_form,
	.view = "backend/application_rating.cs",
	.title = "application_rating",
	.admit = admit,
	.show = show,
	.now = now,
	.save = save,
};
