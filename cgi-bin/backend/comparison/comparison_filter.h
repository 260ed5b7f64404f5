/* Which rows of a comparison a page shows, by what its query asks for. */
#ifndef BMS_BACKEND_COMPARISON_COMPARISON_FILTER_H
#define BMS_BACKEND_COMPARISON_COMPARISON_FILTER_H

#include "comparison/comparison.h"
#include "web/page.h"

/* What the query asks for. */
struct compare_filter {
	const char *letter; /* "-": none yet */
	const char *words;
	const char
		*order; /* "name", "summe", "q" and the number of a requirement; NULL: by place */
	bool severe, brief;
	int64_t from;
};

struct compare_filter compare_filter_read(struct request *req);

/* Filter.(query, letter, words, order, severe, brief). */
void compare_filter_view(struct request *req, const struct compare_filter *filter);

/* The rows it leaves, in its order; *rows_r in the pool. Gives their number. */
size_t compare_filter_rows(struct request *req, const struct compare_filter *filter,
	const struct comparison *comparison, const struct comparison_row ***rows_r);

#endif
