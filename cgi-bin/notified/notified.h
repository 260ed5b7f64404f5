/*
 * Notices to those who are passed over in a selection (PRO-31, LAW-41): whoever is in a decision
 * that is fixed and was not chosen is told who gets the post, as far as the authority says so, and
 * the main reasons, before anybody is hired; hiring waits until the period from the last receipt is
 * over. A notice tells of everybody who is to be hired at that time: when another one is chosen,
 * those who were not told of that one are told anew. Whoever has withdrawn, was rejected before or
 * can be told nothing any more needs no notice.
 */
#ifndef BMS_NOTIFIED_NOTIFIED_H
#define BMS_NOTIFIED_NOTIFIED_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "application/notice.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "notified/receipt.h"
#include "process/process.h"
#include "process/standing.h"

#define NOTICE_AT_ONCE 50 /* notices of one sending */
#define NOTICE_ROWS 200 /* people of one page */
#define NOTICE_REASONS 4000 /* characters */

/* Somebody who was passed over, with her newest notice. */
struct notice_person {
	int64_t application_id;
	const char *number, *name, *status;
	bool internal;
	int64_t notice_id; /* 0: none went */
	bool told; /* of everybody who is to be hired */
	bool gone; /* she can be told nothing any more */
	bool named; /* it names who gets the post */
	const char *way; /* mail, post; NULL */
	const char *sent_at; /* UTC; NULL */
	const char *posted_on;
	const char *mail_state; /* of the outbox; NULL */
	int64_t waits;
	const char *unit;
	struct receipt receipt; /* of what was told */
};

/*
 * Those passed over in the decision of a vacancy that is fixed and stands, and still in the
 * procedure; those to be told first, at most `limit`; application_id 0: of everybody who is to be
 * hired, else of that one alone. *count_r in the pool. No question of access. OK, UNAVAILABLE.
 */
enum outcome notice_people(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, int64_t limit, struct notice_person **people_r, size_t *count_r);

/* One of them. OK, NOT_FOUND (she is not passed over), UNAVAILABLE. */
enum outcome notice_person_get(
	struct db *db, struct pool *pool, int64_t application_id, struct notice_person *person_r);

/* The application of this number among those of a decision of the vacancy. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome notice_application(
	struct db *db, int64_t vacancy_id, const char *number, int64_t *id_r);

/* What stops a hiring. */
struct notice_stops {
	int64_t untold; /* people who were not told, or whose notice has not left the house */
	int64_t returned; /* whose notice came back */
	int64_t told; /* of whom the clock runs or is over */
	const char *last_receipt; /* YYYY-MM-DD; NULL: none yet */
	const char *first_day; /* on which hiring is possible, as far as is known; NULL: it is now,
				  or cannot be told */
	bool runs; /* that day is still to come */
	int64_t court; /* applications to a court that are pending */
	bool dispute; /* there is a legal dispute about the vacancy */
};

/*
 * What stops the hiring of somebody who is chosen, or with application_id 0 of everybody chosen in
 * a vacancy; for the step to the status and for handing over (PRO-13). Nothing is held. OK,
 * UNAVAILABLE.
 */
enum outcome notice_stops(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct notice_stops *stops_r);

/* Does nothing of it stop? */
bool notice_free(const struct notice_stops *stops);

/* The lock "waiting": nobody is hired before everybody passed over is told of it, and the period
 * from the last receipt is over; a setting per authority. */
process_guard notice_guard;

/* The lock "court": nor while a court was asked, or there is a legal dispute about the vacancy; it
 * holds also where the other is switched off. */
process_guard court_guard;

/* How it stands: notices, their clock, and courts. */
standing_source notified_standing;

/* The main reasons of her notice: as they were written for it, or else the recruiter's words about
 * her in the decision; "": none. OK, UNAVAILABLE. */
enum outcome notice_reasons(
	struct db *db, struct pool *pool, int64_t application_id, const char **reasons_r);

/* Keeps them for the notice that is to go. Inside a transaction. OK; INVALID (problems: reasons:
 * required, too_long); CONFLICT (she is not passed over any more); GONE (her key is destroyed);
 * NOT_FOUND; UNAVAILABLE. */
enum outcome notice_write_reasons(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reasons, struct problems *problems);

/* Her notice as it would go now. OK, INVALID (it cannot be filled), NOT_FOUND, UNAVAILABLE. */
enum outcome notice_preview(
	struct db *db, struct pool *pool, int64_t application_id, struct notice_mail *mail_r);

/*
 * Sends the notices of these people, all or none: by mail, or as a letter to be printed where there
 * is no address or `by_post` says so. Inside a transaction. OK; INVALID (problems, their field the
 * application's number: notice_reasons: there are none, notice_told: she was told already,
 * notice_not_passed: she is not passed over; "": notice_none, notice_many, notice_undecided);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome notices_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *const *numbers, size_t count, bool by_post,
	struct problems *problems);

/*
 * Records of a notice what only people know: "posted" (it was given to the post), "received", or
 * "returned" (it came back: the date counts no more, a new notice is needed), on a day. Inside a
 * transaction. OK; INVALID (problems: event: choice; day: required, notice_future,
 * notice_before: before it went; "": notice_returned: it came back); CONFLICT (none went);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome notice_record(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *event, const char *day, struct problems *problems);

#endif
