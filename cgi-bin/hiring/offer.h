/*
 * Offers to be hired (PRO-12): made to who is chosen, by a letter with a last day; answered by the
 * applicant ("my area", or by the link of the letter), or noted by whoever recruits, who heard it
 * otherwise. One of an application stands at most. A last day is over at its end in Berlin; then
 * whoever recruits is expected to look, and nothing is declined by silence: an answer is taken as
 * long as the offer stands. All inside a transaction, but for reading.
 */
#ifndef BMS_HIRING_OFFER_H
#define BMS_HIRING_OFFER_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define OFFER_NOTE_MAX \
	1000 /* characters of what is said with an answer, or why it is taken back \
	      */
#define OFFER_WORKDAYS 10 /* the last day that is proposed */

struct offer {
	int64_t id, application_id, vacancy_id, version;
	const char *state; /* "open", "accepted", "declined", "taken_back", "ended" */
	const char *last_day; /* YYYY-MM-DD */
	const char *made_at; /* UTC */
	const char *answered_at; /* UTC; NULL: not yet */
	const char *answered_on; /* YYYY-MM-DD, when staff noted it; NULL */
	const char *answered_how; /* "portal", "phone", "mail", "letter", "talk"; NULL */
	bool overdue; /* its last day was over while it was open */
};

/* The one that was made last. OK, NOT_FOUND (none was), UNAVAILABLE. */
enum outcome offer_last(
	struct db *db, struct pool *pool, int64_t application_id, struct offer *offer_r);

/* What was said with the answer; NULL: nothing, or it cannot be opened. OK, UNAVAILABLE. */
enum outcome offer_note(struct db *db, struct pool *pool, int64_t id, const char **note_r);

/* The last day that is proposed: OFFER_WORKDAYS from today, one-off holidays too. OK, UNAVAILABLE.
 */
enum outcome offer_day(struct db *db, struct pool *pool, const char **day_r);

/* Is an offer made to who stands in this status? Else offer_check says offer_status. */
bool offer_status(const char *status);

/*
 * May it be made now? Asks the locks of the status "Einstellungsprozess" (PRO-11: consent,
 * objection, hearing; the decision), whether or not the application stands there. OK; INVALID
 * (problems of the whole: offer_status; what the locks say); NOT_FOUND; UNAVAILABLE.
 */
enum outcome offer_check(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems);

/*
 * Makes one: the letter "offer" goes, with a line of history. Holds vacancy and application. OK;
 * INVALID (as offer_check; last_day: required, offer_past, offer_far); CONFLICT (one stands);
 * DENIED; NOT_FOUND; GONE; UNAVAILABLE.
 */
enum outcome offer_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *last_day, struct problems *problems);

struct offer_answer {
	int64_t id, version; /* as it was seen */
	bool accepts;
	const char *how; /* as answered_how; of the applicant herself NULL */
	const char *on; /* YYYY-MM-DD, likewise */
	const char *note; /* NULL: nothing */
};

/* An answer, by the applicant or, as it was told, by staff. OK; INVALID (problems: how: choice; on:
 * offer_on); CONFLICT (answered or taken back meanwhile, or the procedure is over: what stands is
 * shown); NOT_FOUND (also another application's); UNAVAILABLE. */
enum outcome offer_answer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct offer_answer *answer, struct problems *problems);

/* Takes back one that is open or accepted, with a letter. OK; INVALID (reason: required); CONFLICT
 * (it stands no more, changed meanwhile, or the applicant is handed over); DENIED; NOT_FOUND; GONE;
 * UNAVAILABLE. */
enum outcome offer_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t version, const char *reason, struct problems *problems);

/* For the nightly run (nightly/nightly.h): open ones whose last day is over. */
enum outcome offer_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome offer_over(struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
