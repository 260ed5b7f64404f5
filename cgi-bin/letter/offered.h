/* Which templates may be chosen: those whose text that counts now can be filled there (OBJ-15). */
#ifndef BMS_LETTER_OFFERED_H
#define BMS_LETTER_OFFERED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

enum offered_for {
	OFFERED_BY_HAND, /* to begin a letter with: knows what somebody types, too */
	OFFERED_STEP, /* for a step of an application, which knows the application alone */
};

/*
 * Their codes, in the order of a procedure; in the pool. What no longer can be filled, or knows
 * something that only an occasion of its own does (day and place of an interview), is none of them.
 * There is room for one more.
 * OK, UNAVAILABLE.
 */
enum outcome letters_offered(struct db *db, struct pool *pool, enum offered_for where,
	const char ***codes_r, size_t *count_r);

#endif
