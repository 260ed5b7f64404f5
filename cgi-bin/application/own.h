/*
 * Which applications are somebody's own on the portal (RIGHT_OWN): begun in this visit as a guest,
 * as long as they are not received for an account in use, or those of the account signed in to, or
 * that of a link opened in this visit, as far as the link goes.
 */
#ifndef BMS_APPLICATION_OWN_H
#define BMS_APPLICATION_OWN_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * May this visitor do this to the application? `scope` is what a link must let do (bits of link.h);
 * 0: it must be the visitor's own without a link. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome application_owned(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t scope);

/* What the visitor may do to it: LINK_ALL when it is the visitor's own, else the bits of the links;
 * 0: nothing. OK, UNAVAILABLE. */
enum outcome application_scope(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *scope_r);

#endif
