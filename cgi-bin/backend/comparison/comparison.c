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
#include "comparison/rating.h"
#include "comparison/version.h"

struct cells_input {
	const char *query; /* of the page: filter and order */
	struct form_rest cells;
};

static const struct form_field cells_fields[] = {
	{.name = "query",
		.type = FIELD_TEXT,
		.max = 400,
		.hidden = true,
		FORM_AT(struct cells_input, query)},
	{.name = "cells", .type = FIELD_REST, .hidden = true, FORM_AT(struct cells_input, cells)},
};

/* words: form.comparison.query */
static const struct form cells_form = FORM("comparison", cells_fields, struct cells_input);

static enum outcome admit_cells(struct request *req)
{
	enum outcome outcome = admit_comparison(req);

	return outcome || !req->post || may(req, RIGHT_RATE) ? outcome : DENIED;
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
	view_comparison(req, &comparison, NULL);
	return show_version_asked(req, &version);
}

/* As it is now. */
static enum outcome show_live(struct request *req, int64_t vacancy_id)
{
	const struct cells_input *input = req->post ? req->input : NULL;
	struct comparison comparison;
	enum outcome outcome =
		comparison_read(req->db, req->pool, &req->principal, vacancy_id, 0, &comparison);

	if (outcome)
		return outcome;
	view_comparison(req, &comparison, input ? &input->cells : NULL);
	view_bool(req, "Live", true);
	view_int(req, "Comparison.last", comparison.last);
	if (may(req, RIGHT_RATE))
		form_show(req, &cells_form, req->path, NULL);
	view_bool(req, "May.rate", may(req, RIGHT_RATE));
	return OK;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	bool live = may(req, RIGHT_RATE) || may(req, RIGHT_CANDIDATE_RANKING_HR);
	enum outcome outcome = show_vacancy_brief(req, "comparison", &vacancy);

	view_text(req, "Comparison.path", comparison_path(req, ""));
	view_bool(req, "May.place", may(req, RIGHT_CANDIDATE_RANKING_HR));
	view_bool(req, "Marks", shows_marks(req->object.roles.there));
	if (!outcome)
		outcome = live ? show_live(req, vacancy.id) : show_version(req, vacancy.id, 0);
	return outcome ? outcome : show_versions(req, vacancy.id);
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

/* As the page wrote it; else nothing. */
static const char *query_of(const char *query)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				    "%=&._~-";

	return text_empty(query) || query[strspn(query, signs)] ? NULL : query;
}

/* words: problem.rating_points problem.rating_yes_no problem.rating_gone problem.rating_meanwhile
 */
static enum outcome save(struct request *req)
{
	const struct cells_input *input = req->input;
	struct rating_input *cells =
		POOL_ARRAY(req->pool, struct rating_input, input->cells.count + 1);
	size_t count = 0, length = 0;
	enum outcome outcome;

	for (size_t i = 0; i < input->cells.count; i++) {
		struct rating_input *cell = &cells[count];
		const char *name = input->cells.names[i];

		*cell = (struct rating_input){.value = input->cells.values[i]};
		if (!cell_name(name, cell, &length))
			continue;
		cell->field = pool_strndup(req->pool, name, length);
		count++;
	}
	outcome = rating_save(
		req->db, req->pool, &req->principal, req->object.id, cells, count, &req->problems);
	if (outcome)
		return outcome;
	return query_of(input->query)
		? redirect_to(req, "rated", "%s?%s", req->path, query_of(input->query))
		: redirect_to(req, "rated", "%s", req->path);
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

	view_text(req, "Comparison.path", comparison_path(req, ""));
	view_bool(req, "Marks", shows_marks(req->object.roles.there));
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
