/*
 * Moving an application to another vacancy of the authority, or to another ad of its own (BAK-10):
 * it keeps number, answers, documents and letters. What belongs to the vacancy it leaves ends:
 * formal check, ratings, place, what was asked about it. It is told to the committees of the other
 * one anew, and the applicant is told.
 */
#ifndef BMS_ARRIVAL_MOVED_H
#define BMS_ARRIVAL_MOVED_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/*
 * May it be moved to another vacancy? Only while it is received or formally checked: later others
 * have rated or decided on it there, and it is copied. Nor, though it was led back, what stands in
 * a decision that was asked about or fixed, or has an offer, a hand-over, a notice of being passed
 * over or an application to a court behind it: these belong to the vacancy, and the other one would
 * take them for its own. Nor a proposal of the personnel office, what stands in a comparison that
 * was sent, what a letter waits for, or whom an invitation to a talk stands for: led back before
 * the invitation it gives one to a time to come back, who was told is told (interview_after).
 * *problem_r as of copied.h. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome move_hindrance(
	struct db *db, struct pool *pool, int64_t application_id, const char **problem_r);

/*
 * Moves it to an ad of another vacancy (target.h), inside a transaction; the reason is kept as
 * comment, lines of history stand on it and on both vacancies, the letter "application_moved" goes.
 * OK; INVALID (problems: ad; "": move_hindrance); CONFLICT (ad, entry_active); GONE (its key is
 * destroyed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome move_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *jobad, const char *reason, struct problems *problems);

/* Gives it to another ad of its vacancy, whatever was found so far; the same post, so that nobody
 * is told. Likewise; CONFLICT also: it is over (problem "", move_over). */
enum outcome move_within(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *jobad, const char *reason, struct problems *problems);

#endif
