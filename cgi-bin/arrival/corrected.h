/*
 * Correcting an application that was received, by staff and for a reason (BAK-10): what stood there
 * before, what stands there now and why are kept, sealed with the application's key. What belongs
 * to an account (name, address) its owner changes herself.
 */
#ifndef BMS_ARRIVAL_CORRECTED_H
#define BMS_ARRIVAL_CORRECTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "form/form_model.h"

/* An application as it is corrected. */
struct correcting {
	int64_t form_version_id;
	struct answers answers; /* all, as of struct draft */
	bool account; /* its person has an account */
	bool address; /* its address may be corrected: staff entered it, and no account has it */
	bool proposal; /* it is a proposal of the personnel office, and that is its source */
};

/* OK; CONFLICT (it is not received, or gone); GONE (its key is destroyed); NOT_FOUND; INVALID
 * (damaged); UNAVAILABLE. */
enum outcome correcting_get(
	struct db *db, struct pool *pool, int64_t application_id, struct correcting *correcting_r);

/* May the answer to this question be corrected? */
bool correcting_takes(const struct correcting *correcting, const char *question);

/*
 * Corrects what differs, inside a transaction; `answers` are what form_take took. Who is severely
 * disabled only now is told of as of others (LAW-20). With another address links that were mailed
 * open nothing any more. OK (also when nothing differs: *changed_r is false); CONFLICT (with the
 * problem email, entry_active: an active application for the ad has the address; without one: as
 * above); other outcomes of correcting_get.
 */
enum outcome correction_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers, const char *reason,
	struct problems *problems, bool *changed_r);

#define CORRECTIONS_SHOWN 50 /* at most; one more is read, so that the page can say so */

struct correction {
	const char *at, *person, *question;
	const char *before, *after, *reason; /* NULL: nothing, or it cannot be read any more */
};

/* The corrections of an application, newest first. OK, UNAVAILABLE. */
enum outcome corrections_of(struct db *db, struct pool *pool, int64_t application_id,
	struct correction **corrections_r, size_t *count_r);

#endif
