/*
 * The personal feed of appointments for staff (INT-40): a calendar behind a secret address, which a
 * calendar program asks again and again, without sign-in. It shows what the person may see at that
 * moment, and of nobody else a name: number of the vacancy, time and place.
 */
#ifndef BMS_STAFF_CALENDAR_STAFF_CALENDAR_H
#define BMS_STAFF_CALENDAR_STAFF_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define STAFF_CALENDAR_ENTRIES 300
#define STAFF_CALENDAR_PAST 30 /* days that entries stay after their day */
#define STAFF_CALENDAR_UNSEEN 92 /* days after the last sign-in that the address works */

/* Since when the person has an address; an instant. OK, NOT_FOUND (has none), UNAVAILABLE. */
enum outcome staff_calendar_since(struct db *db, int64_t staff_user_id, int64_t *since_r);

/* Makes a new address; one from before works no more. *token_r is what is secret of it, which
 * nobody can be told again. Inside a transaction. OK, UNAVAILABLE. */
enum outcome staff_calendar_renew(
	struct db *db, struct pool *pool, const struct principal *who, const char **token_r);

/* Takes it back, also when there is none. Inside a transaction. OK, UNAVAILABLE. */
enum outcome staff_calendar_end(struct db *db, const struct principal *who);

/*
 * Whose address it is, with roles and rights as they are now. OK; NOT_FOUND (none such, or taken
 * back; the person is away, locked, blocked, in no group, or has not signed in for
 * STAFF_CALENDAR_UNSEEN days: what the directory has taken away meanwhile, is noticed at sign-in
 * alone, ACC-03); UNAVAILABLE.
 */
enum outcome staff_calendar_whose(
	struct db *db, struct pool *pool, const char *token, struct principal *who_r);

/* An interview somebody has: nothing in it is about the applicant. */
struct staff_calendar_entry {
	const char *uid; /* as in the mails about it */
	int64_t sequence;
	int64_t starts_at, ends_at; /* instants */
	int64_t changed_at; /* instant */
	const char *number; /* of the vacancy */
	const char *place, *room; /* "": none */
	bool off; /* does not take place */
};

/*
 * The interviews on whose panel the person sits, or whose vacancy is hers, of vacancies that she
 * sees now (reach, ACC-20), from STAFF_CALENDAR_PAST days ago on, the nearest first, at most
 * STAFF_CALENDAR_ENTRIES. OK, UNAVAILABLE.
 */
enum outcome staff_calendar_entries(struct db *db, struct pool *pool, const struct principal *who,
	struct staff_calendar_entry **entries_r, size_t *count_r);

#endif
