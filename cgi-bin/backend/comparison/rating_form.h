/* The ratings of one application as a form: value, where it is seen and, of what was agreed on, the
 * reason; the pages of an application's ratings. */
#ifndef BMS_BACKEND_COMPARISON_RATING_FORM_H
#define BMS_BACKEND_COMPARISON_RATING_FORM_H

#include "comparison/comparison.h"
#include "comparison/rating.h"
#include "web/form/form.h"
#include "web/page.h"

struct ratings_input {
	struct form_rest cells; /* "v3" value, "n3" note, "g3" reason of the requirement 3 */
};

#define RATINGS_FIELDS \
	{ \
		.name = "cells", .type = FIELD_REST, FORM_AT(struct ratings_input, cells) \
	}

/* What is rated, as the form has it. */
void ratings_there(struct request *req, const struct comparison *comparison,
	const struct comparison_row *row, struct ratings_input *input_r);

/*
 * Cells.N.(place, text, kind, weight, yes_no, name, value, words, note_name, note, why_name, why,
 * hint, max, error, average, differs, by.M.(name, value, note)); `sent`: what a form sent; NULL: as
 * it is.
 */
void view_ratings(struct request *req, const struct comparison *comparison,
	const struct comparison_row *row, const struct form_rest *sent);

/* What was sent against what is there (merge.h), for the rule; what a form did not have stays.
 * Gives their number; room for as many as requirements. */
size_t ratings_take(struct request *req, const struct comparison_row *row,
	const struct ratings_input *sent, const struct ratings_input *there,
	struct rating_input *cells);

#endif
