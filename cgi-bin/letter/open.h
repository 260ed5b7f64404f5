/*
 * Letters that somebody must see to (BAK-09): one that waits for a guard and whose writer may not
 * write to the applicant any more, or that names a last day which is over, and one that did not
 * arrive. Whoever recruits for the vacancy
 * has it as a task, letter_waits or letter_lost (schema/430), until it is taken over, taken back,
 * goes, or is settled.
 */
#ifndef BMS_LETTER_OPEN_H
#define BMS_LETTER_OPEN_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define TASK_LETTER_WAITS "letter_waits"
#define TASK_LETTER_LOST "letter_lost"

/* Those of an application: columns id, waits (0: it did not arrive), late (the last day that it
 * names is over: it goes no more). OK, UNAVAILABLE. */
enum outcome letters_open(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r);

/* Its writer may not write to the applicant any more (`orphan`), or may again; inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome letter_orphan(struct db *db, int64_t mail_id, bool orphan);

/* Waits from now on by this person's right; inside a transaction, with a line of history. OK;
 * CONFLICT (its writer may send it, or it waits no longer); UNAVAILABLE. */
enum outcome letter_take_over(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mail_id);

/* One that did not arrive is seen to; likewise. OK; CONFLICT (it is already, or did arrive);
 * UNAVAILABLE. */
enum outcome letter_settle(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mail_id);

#endif
