/* What the administrator has set for accounts (tables setting and retention_rule). */
#ifndef BMS_ACCOUNT_RULES_H
#define BMS_ACCOUNT_RULES_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct account_rules {
	int64_t valid_days; /* after the consent (POR-09) */
	int64_t reminder_days; /* before the end, and before an unused account is deleted */
	int64_t password_min; /* characters */
	int64_t password_days; /* one's own password lasts (POR-08) */
	int64_t password_hours; /* a generated one, and links to set one */
	int64_t unfinished_days; /* RET-11, RET-12 */
	int64_t inactive_days; /* RET-15 */
	const char *privacy_version; /* of the privacy notice in force */
};

/* OK, UNAVAILABLE. What is missing or no number has its delivered value. */
enum outcome account_rules_get(struct db *db, struct pool *pool, struct account_rules *rules_r);

#endif
