/* The rows of the table of a comparison: each a part that is remembered until it changes. */
#ifndef BMS_BACKEND_COMPARISON_COMPARISON_ROW_H
#define BMS_BACKEND_COMPARISON_COMPARISON_ROW_H

#include "backend/comparison/comparison_view.h"

/* Which rows are shown, and how. */
struct rows_shown {
	const struct comparison_row *const *rows;
	size_t count;
	bool rates; /* they are typed into */
	bool brief; /* without cells */
	const struct form_rest *typed; /* what a form sent, shown again; NULL: nothing */
};

/* Rows.N.row_html; Comparison.biased when a cell is marked so. OK, UNAVAILABLE. */
enum outcome view_comparison_rows(
	struct request *req, const struct comparison *comparison, const struct rows_shown *shown);

#endif
