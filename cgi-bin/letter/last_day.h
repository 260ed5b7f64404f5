/* The last day that a letter names when it is counted from the day it goes (BAK-09, PRO-22). */
#ifndef BMS_LETTER_LAST_DAY_H
#define BMS_LETTER_LAST_DAY_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "letter/written.h"

/* The last day that a letter names: its own, or counted from when it goes, as far as that is known
 * when it is written. NULL: none. OK, UNAVAILABLE. */
enum outcome letter_last_day_of(
	struct db *db, struct pool *pool, const struct written *written, const char **day_r);

/* A letter waits for nothing but its time any more: its last day is put into it. Inside the
 * transaction that lets it go. OK (also when there is none to put), UNAVAILABLE. */
enum outcome letter_last_day_put(struct db *db, struct pool *pool, int64_t mail_id);

#endif
