/*
 * Applications that came on paper or by mail, and are entered by recruiting (PRO-07). They are
 * received at once and go on like any other: committees are told (recruiting/received.h), the
 * applicant gets the confirmation, by post where there is no address. What the paper does not say
 * stays open; nothing but a name is demanded.
 */
#ifndef BMS_ARRIVAL_ENTERED_H
#define BMS_ARRIVAL_ENTERED_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "form/answer.h"

/* How it came: post, hand, email; NULL-terminated. */
extern const char *const entry_ways[];

struct entry {
	const char *ad; /* number of the job ad */
	const char *way; /* one of entry_ways */
	const char *came_on; /* YYYY-MM-DD, not in the future */
	bool internal; /* of somebody of the staff */
};

/* The ads of a vacancy for which somebody may have applied: columns number, label (with the last
 * day), newest first; none of a vacancy that is over. OK, UNAVAILABLE. */
enum outcome entry_ads(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/*
 * Makes the application and its key, inside a transaction that holds the vacancy from here on; it
 * is not received yet, so that its documents can be added first. `answers` are what form_take took
 * of the vacancy's newest form. OK; INVALID (problems of the fields ad, day, and "" entry_closed:
 * the vacancy is over); NOT_FOUND; UNAVAILABLE.
 */
enum outcome entry_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct entry *entry, const struct answers *answers,
	struct problems *problems, int64_t *id_r, const char **number_r);

/*
 * It is received, in the same transaction: committees, applicant. OK; CONFLICT (with the problem
 * email, entry_active: an active application for the ad has the address); UNAVAILABLE.
 */
enum outcome entry_receive(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems);

/* What the desk says of how it came. */
struct entered {
	const char *way, *came_on, *person; /* who entered it */
	bool late; /* after the ad's last day */
	bool proved; /* the address */
};

/* OK, NOT_FOUND (it came by the portal), UNAVAILABLE. */
enum outcome entered_get(
	struct db *db, struct pool *pool, int64_t application_id, struct entered *entered_r);

#endif
