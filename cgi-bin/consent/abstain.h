/* Members of committees who are concerned themselves (LAW-14). */
#ifndef BMS_CONSENT_ABSTAIN_H
#define BMS_CONSENT_ABSTAIN_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* A member of a committee is concerned herself, and abstains (LAW-14, § 39 V): is excluded from the
 * vacancy, answers and sees nothing of it any more. Inside a transaction. OK; CONFLICT (is
 * excluded already); NOT_FOUND (is not asked); UNAVAILABLE. */
enum outcome consent_abstain(
	struct db *db, struct pool *pool, const struct principal *who, int64_t statement_id);

#endif
