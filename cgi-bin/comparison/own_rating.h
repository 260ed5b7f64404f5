/* What one of several raters has rated (rater.h): hers alone until it is handed in. */
#ifndef BMS_COMPARISON_OWN_RATING_H
#define BMS_COMPARISON_OWN_RATING_H

#include "comparison/comparison.h"
#include "comparison/rating.h"

/*
 * The comparison with her own values and notes, by number, without classes and places; the notes of
 * who recruits as hints, and once she has handed in what the others have. In the blind stage there
 * are no names. OK; DENIED (she has no seat, or the selection is fixed); UNAVAILABLE.
 */
enum outcome own_rating_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct comparison *comparison_r);

/* Keeps her own; inside a transaction. As rating_save, and INVALID (rating_locked: handed in);
 * DENIED as above. */
enum outcome own_rating_save(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct rating_input *inputs, size_t count,
	struct problems *problems);

#endif
