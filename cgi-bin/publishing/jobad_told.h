/* Who is told of what lectors propose for an ad, and of what becomes of it (PRO-04). All inside the
 * transaction of the cause. */
#ifndef BMS_PUBLISHING_JOBAD_TOLD_H
#define BMS_PUBLISHING_JOBAD_TOLD_H

#include "publishing/jobad.h"

/* The owner of the vacancy is mailed; its recruiters have a task. OK, UNAVAILABLE. */
enum outcome jobad_tell_proposed(struct db *db, struct pool *pool, const struct jobad *jobad);

/* They have it again, where a proposal waits for them. OK, UNAVAILABLE. */
enum outcome jobad_proposed_again(struct db *db, const struct jobad *jobad);

/* They have none any more. OK, UNAVAILABLE. */
enum outcome jobad_proposed_end(struct db *db, const struct jobad *jobad);

/* Whoever had proposed is mailed, unless she has left or is kept out. OK, UNAVAILABLE. */
enum outcome jobad_tell_decided(
	struct db *db, struct pool *pool, const struct jobad *jobad, int64_t author);

#endif
