/* What the files about missing documents share. */
#ifndef BMS_MISSING_MISSING_PRIVATE_H
#define BMS_MISSING_MISSING_PRIVATE_H

#include "missing/missing.h"

/* Queues a letter that names what is still missing of a request; of somebody without an address one
 * to print. OK, NOT_FOUND, GONE, UNAVAILABLE. */
enum outcome missing_mail(struct db *db, struct pool *pool, const struct principal *who,
	const struct missing_request *request, const char *template);

/* One by its id. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome missing_get(
	struct db *db, struct pool *pool, int64_t id, struct missing_request *request_r);

/* The one that was made last, locked: one that somebody has made since this transaction began is
 * seen. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome missing_last_held(struct db *db, struct pool *pool, int64_t application_id,
	struct missing_request *request_r);

/* Ends an open one in this state. OK, CONFLICT (it is not open), UNAVAILABLE. */
enum outcome missing_end(struct db *db, struct pool *pool, int64_t id, const char *state);

#endif
