/* A comparison in the dataset, for the pages that show one. */
#ifndef BMS_BACKEND_COMPARISON_COMPARISON_VIEW_H
#define BMS_BACKEND_COMPARISON_COMPARISON_VIEW_H

#include "comparison/comparison.h"
#include "comparison/rating.h"
#include "web/form/form.h"
#include "web/page.h"

/* "/vakanzen/V-2026-00042/vergleich" and what follows. */
const char *comparison_path(struct request *req, const char *rest);

/* Of all pages: whoever sees the vacancy as lector, or by a seat, alone is told of none. OK,
 * NOT_FOUND. */
enum outcome admit_comparison(struct request *req);

/* Does she comment on what was sent: the office that is not asked (P34)? */
bool comments_on(const struct request *req);

/* Does she take it out as a file? */
bool takes_out(struct request *req);

/* The cells of a table that was sent, by their names ("c17-4-3": application, requirement and what
 * the form showed); room for as many as were sent. Gives their number. */
size_t cells_take(struct request *req, const struct form_rest *sent, struct rating_input *cells);

/* Back to the page with its view, `query` as the page wrote it; else without. */
enum outcome redirect_with(struct request *req, const char *notice, const char *query);

/* Does she rate for the vacancy as a whole: by another role than a seat, which rates for itself? */
bool rates_for_all(const struct request *req);

/* The same for those who put it in order and send it. OK, NOT_FOUND, DENIED. */
enum outcome admit_placing(struct request *req);

/*
 * What is typed, and shown, of one comparison: Questions.N.(id, number, text, kind, weight, scale,
 * mandatory), Classes.N.(letter, name, meaning), and of the rows that the query's filter leaves, in
 * its order, Rows.N.(number, name, href, rating, severe, letter, place, hand, sum, status, unmet,
 * reason, changed, fresh, letter_before, place_before, cells.M.(id, name, value, words, note,
 * error)); Comparison.(most, count, shown, brief, many, previous, next) and Filter.*. `typed`: what
 * a form sent, shown again; NULL: nothing.
 */
void view_comparison(
	struct request *req, const struct comparison *comparison, const struct form_rest *typed);

/* Who rates: Raters.(active, open, blind, values: these may be typed, own: she is one, out.N: whose
 * ratings stay out). */
void view_raters_state(struct request *req, const struct raters *raters);

/* The classes as Classes.N. */
void view_classes(struct request *req, const struct comparison *comparison);

/* A value as people read it, and type it; "" where there is none. */
const char *rating_words(
	struct request *req, const struct requirement_input *data, bool rated, int64_t value);

/* The average of the raters' values that are shown, as "3,5"; NULL: of fewer than two. */
const char *rating_average(struct request *req, const struct comparison_cell *cell);

/* "Yıldız, Amira"; of whom one rates blindly the number. */
const char *row_name(struct request *req, const struct comparison_row *row);

/* What was sent under a name that begins so and goes on with "-" and what the form showed
 * (*shown_r, may be NULL); NULL: nothing. *at: where to look first, kept from call to call. */
const char *typed_find(
	const struct form_rest *typed, const char *begins, size_t *at, const char **shown_r);

#endif
