/* Staff users: members of staff who may work in the backend (ACC-30). */
#ifndef BMS_ORG_STAFF_H
#define BMS_ORG_STAFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct staff_user {
	int64_t id;
	const char *user_id;
	const char *name; /* "Vorname Nachname" */
	const char *lang;
	const char *status;
	bool active;
	int64_t blocked_until; /* kept out until then (org/staff_block.h); 0: not */
	bool service; /* signs in with a service account (service_account/service_account.h), not by
			 single sign-on */
	bool ready; /* of a service account: nothing must be done before */
	int64_t super_until; /* end of the activation as super-administrator, also one that is over;
				0: none */
};

/* A user id as it is kept and compared: without blanks at its ends, ASCII letters in lower case. */
char *staff_user_id(struct pool *pool, const char *user_id);

/* By the directory's user id, in any case of ASCII letters. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome staff_by_user_id(
	struct db *db, struct pool *pool, const char *user_id, struct staff_user *staff_r);

/* By id. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome staff_by_id(struct db *db, struct pool *pool, int64_t id, struct staff_user *staff_r);

/* Puts a person into a committee or PSB group, or makes them administrator's subject; inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome staff_join_unit(struct db *db, int64_t staff_user_id, int64_t org_unit_id);

#endif
