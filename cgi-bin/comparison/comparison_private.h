/* What the files about comparisons share. */
#ifndef BMS_COMPARISON_COMPARISON_PRIVATE_H
#define BMS_COMPARISON_COMPARISON_PRIVATE_H

#include "base/problems.h"
#include "comparison/comparison.h"

/* What ties sealed texts to their rows. */
const char *rating_place(struct pool *pool, int64_t application_id, int64_t requirement_id);
const char *rating_reason_place(struct pool *pool, int64_t application_id, int64_t requirement_id);
const char *seat_rating_place(
	struct pool *pool, int64_t application_id, int64_t requirement_id, int64_t rater);
#define PLACING_PLACE "placing"

/* What was typed, on the scale of its requirement; false: it is none of it. */
bool rating_parse(const char *typed, const char *scale, struct comparison_cell *cell_r);

/* Gives the rows their cells, and opens what is sealed of them; `excluded`: somebody is kept out of
 * the vacancy, whose ratings are marked. One application's, or with 0 all. OK, UNAVAILABLE. */
enum outcome comparison_cells_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, bool excluded, struct comparison *comparison);

/* Gives the cells what raters have handed in, as far as the reader is shown it; the comparison has
 * its raters. OK, UNAVAILABLE. */
enum outcome rated_read(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct comparison *comparison);

/* No values, classes, places, nor the order that tells of them. */
void comparison_hide(struct comparison *comparison);

/* Their notes become hints, all else of them goes. */
void comparison_hint(struct comparison *comparison);

/* All of it, without a name, of what one rates blindly. OK, UNAVAILABLE. */
enum outcome comparison_read_blind(struct db *db, struct pool *pool, int64_t vacancy_id,
	enum base_role role, struct comparison *comparison_r);

/*
 * Holds the vacancy, then ratings, placings and versions: nobody changes them before this
 * transaction ends, and what is read from now on is what is there. OK; INVALID (a problem: the
 * vacancy is over); NOT_FOUND; UNAVAILABLE.
 */
enum outcome comparison_hold(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct problems *problems);

/* The row of an application; NULL: it is not in it. */
const struct comparison_row *comparison_row_of(const struct comparison *comparison, int64_t id);

/* Is its key still there? Of whom it was destroyed nothing changes any more. */
bool comparison_opens(const struct comparison_row *row);

/* Sums, from cells and weights. */
void comparison_sums(struct comparison *comparison);

/*
 * Freezes the comparison, which is held, as its next version and asks those who are to see it.
 * Inside a transaction. OK; INVALID (problems, see comparison_send); UNAVAILABLE.
 */
enum outcome comparison_freeze(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

#endif
