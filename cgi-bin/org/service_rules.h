/* What a super-administrator may set for service accounts and for herself (ACC-05). */
#ifndef BMS_ORG_SERVICE_RULES_H
#define BMS_ORG_SERVICE_RULES_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Settings service_…, super_max_hours. */
struct service_rules {
	int64_t password_min; /* characters, at least 8 */
	int64_t password_days; /* a password is valid */
	int64_t unused_days; /* without sign-in, then it is locked */
	int64_t tries; /* wrong ones in a row, then there is a pause */
	int64_t pause_minutes;
	int64_t idle_minutes; /* of a session */
	int64_t absolute_minutes;
	int64_t super_hours; /* longest activation of the super-administrator */
};

/* OK, UNAVAILABLE. */
enum outcome service_rules_read(struct db *db, struct pool *pool, struct service_rules *rules_r);

/* Sets them, in a transaction. OK; INVALID (out of bounds; the page's form has them too);
 * UNAVAILABLE. */
enum outcome service_rules_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct service_rules *rules);

#endif
