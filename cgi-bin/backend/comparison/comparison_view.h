/* A comparison in the dataset, for the pages that show one. */
#ifndef BMS_BACKEND_COMPARISON_COMPARISON_VIEW_H
#define BMS_BACKEND_COMPARISON_COMPARISON_VIEW_H

#include "comparison/comparison.h"
#include "comparison/rating.h"
#include "web/form/form.h"
#include "web/page.h"

/* A table of ratings as it is sent: with the view of the page, and the one that is asked for with
 * it, so that asking for another view loses nothing that was typed. */
struct cells_input {
	const char *query; /* of the page: filter and order */
	const char *letter, *order, *words, *severe, *brief; /* that are asked for */
	const char *then; /* "view": these are; NULL: the page's stay */
	struct form_rest cells;
};

#define CELLS_VIEW_MAX 400
#define CELLS_TEXT(field, sent_as) \
	{ \
		.name = (sent_as), .type = FIELD_TEXT, .max = CELLS_VIEW_MAX, .hidden = true, \
		FORM_AT(struct cells_input, field) \
	}
#define CELLS_FIELDS \
	CELLS_TEXT(query, "query"), CELLS_TEXT(letter, "klasse"), CELLS_TEXT(order, "sortierung"), \
		CELLS_TEXT(words, "suche"), CELLS_TEXT(severe, "sb"), CELLS_TEXT(brief, "kurz"), \
		CELLS_TEXT(then, "then"), \
	{ \
		.name = "cells", .type = FIELD_REST, .hidden = true, \
		FORM_AT(struct cells_input, cells) \
	}

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

/* Back to the page with the view that was asked for, else with its own as the page wrote it. */
enum outcome redirect_rated(struct request *req, const struct cells_input *input);

/* Shows the form of a table, with the view that the page has. */
void show_cells_form(struct request *req, const struct form *form);

/* Does she rate for the vacancy as a whole: by another role than a seat, which rates for itself? */
bool rates_for_all(const struct request *req);

/* The same for those who put it in order and send it. OK, NOT_FOUND, DENIED. */
enum outcome admit_placing(struct request *req);

/*
 * What is typed, and shown, of one comparison: Questions.N.(id, number, text, kind, weight, scale,
 * mandatory), Classes.N.(letter, name, meaning), and of the rows that the query's filter leaves, in
 * its order, Rows.N.row_html; May.rate: they are typed into; Own; Comparison.(most, count, shown,
 * many, biased, previous, next) and Filter.*. `typed`: what a form sent, shown again; NULL:
 * nothing. OK, UNAVAILABLE.
 */
enum outcome view_comparison(
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
