/* The figures by sex (LAW-32), of an authority and a year. */
#include "backend/pages.h"
#include "base/text.h"
#include "equality/sex_figures.h"

#define PATH "/gleichstellung"

static enum outcome admit(struct request *req)
{
	return sex_figures_shown(&req->principal) ? OK : DENIED;
}

/* What is asked for, if it can be chosen, else the first; NULL: there is none. */
static const char *choice_now(const struct db_rows *rows, const char *asked)
{
	for (size_t i = 0; i < rows->count; i++)
		if (text_equal(db_text(rows, i, "value"), asked))
			return asked;
	return rows->count ? db_text(rows, 0, "value") : NULL;
}

/* <name>.N.value, .label, .selected */
static void view_choices(
	struct request *req, const char *name, const struct db_rows *rows, const char *now)
{
	view_rows(req, name, rows);
	for (size_t i = 0; i < rows->count; i++)
		view_bool(req, pool_printf(req->pool, "%s.%zu.selected", name, i),
			text_equal(db_text(rows, i, "value"), now));
}

static const char *const steps[] = {"equality.received", "equality.invited", "equality.hired"};
static const char *const sexes[] = {"equality.female", "equality.male", "equality.diverse"};

/* words: equality.received equality.invited equality.hired equality.female equality.male
 * equality.diverse */
static void view_heads(struct request *req)
{
	for (size_t i = 0; i < 3; i++) {
		view_text(req, pool_printf(req->pool, "Steps.%zu.label", i),
			view_word(req, steps[i]));
		view_text(req, pool_printf(req->pool, "Sexes.%zu.label", i),
			view_word(req, sexes[i]));
	}
}

/* The numbers of a row; one that is not told has no value. */
static void view_cells(struct request *req, const char *place, const int64_t cells[SEX_CELLS])
{
	for (size_t i = 0; i < SEX_CELLS; i++) {
		const char *cell = pool_printf(req->pool, "%s.cells.%zu", place, i);

		view_text(req, pool_printf(req->pool, "%s.label", cell),
			pool_printf(req->pool, "%s: %s", view_word(req, steps[i / 3]),
				view_word(req, sexes[i % 3])));
		view_bool(req, pool_printf(req->pool, "%s.hidden", cell), cells[i] < 0);
		if (cells[i] >= 0)
			view_int(req, pool_printf(req->pool, "%s.value", cell), cells[i]);
	}
}

static enum outcome view_figures(struct request *req, const char *authority, int64_t year)
{
	struct sex_figures figures;
	enum outcome outcome = sex_figures(req->db, req->pool, &req->principal, authority, year,
		request_query_int(req, "vor", 0), &figures);

	if (outcome)
		return outcome;
	for (size_t i = 0; i < figures.count; i++) {
		const char *place = pool_printf(req->pool, "Ads.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.number", place), figures.ads[i].number);
		view_text(req, pool_printf(req->pool, "%s.title", place), figures.ads[i].title);
		view_cells(req, place, figures.ads[i].cells);
	}
	view_heads(req);
	view_cells(req, "Sums", figures.sums);
	if (figures.more)
		view_text(req, "Next",
			pool_printf(req->pool, "%s" PATH "?behoerde=%s&jahr=%lld&vor=%lld",
				req->base, authority, (long long)year,
				(long long)figures.ads[figures.count - 1].id));
	return OK;
}

static enum outcome show(struct request *req)
{
	struct db_rows *authorities = NULL, *years = NULL;
	const char *authority = NULL, *year = NULL;
	int64_t number = 0;
	enum outcome outcome =
		sex_figures_authorities(req->db, req->pool, &req->principal, &authorities);

	if (outcome)
		return outcome;
	authority = choice_now(authorities, request_query(req, "behoerde"));
	if (!authority)
		return OK;
	outcome = sex_figures_years(req->db, req->pool, authority, &years);
	if (outcome)
		return outcome;
	year = choice_now(years, request_query(req, "jahr"));
	view_choices(req, "Authorities", authorities, authority);
	view_choices(req, "Years", years, year);
	return year && text_to_int(year, 0, 9999, &number) ? view_figures(req, authority, number)
							   : OK;
}

const struct page page_equality = {
	.path = PATH,
	.right = RIGHT_STAFF,
	.view = "backend/equality.cs",
	.title = "equality",
	.admit = admit,
	.show = show,
};
