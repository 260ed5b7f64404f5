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

/*
 * A staff user s read together with other things: columns, tables joined to staff_user s, fields as
 * member of another struct, and what completes what was read.
 */
#define STAFF_COLUMNS \
	"s.id, s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name, s.lang, s.status," \
	" sc.staff_user_id IS NOT NULL AS service," \
	" sc.factor_enrolled_at IS NOT NULL AND sc.must_change IS NULL AS ready," \
	" sa.until_at AS super_until, sb.until_at AS blocked_until"
#define STAFF_JOINED \
	" LEFT JOIN service_account sc ON sc.staff_user_id = s.id" \
	" LEFT JOIN super_activation sa ON sa.active_key = s.id" \
	" LEFT JOIN staff_block sb ON sb.staff_user_id = s.id"
#define STAFF_FIELDS(type, member) \
	DB_FIELD_AS(type, member.id, "id"), DB_FIELD_AS(type, member.user_id, "user_id"), \
		DB_FIELD_AS(type, member.name, "name"), DB_FIELD_AS(type, member.lang, "lang"), \
		DB_FIELD_AS(type, member.status, "status"), \
		DB_FIELD_AS(type, member.service, "service"), \
		DB_FIELD_AS(type, member.ready, "ready"), \
		DB_INSTANT_AS(type, member.super_until, "super_until"), \
		DB_INSTANT_AS(type, member.blocked_until, "blocked_until")
void staff_complete(struct staff_user *staff);

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
