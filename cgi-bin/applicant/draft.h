/*
 * An application while the applicant writes it: begun in a visit, changed, sent. Names and address go to the applicant, what the form asks
 * beyond them is sealed (answer.h). Every change leaves a history line in the same transaction.
 */
#ifndef BMS_APPLICANT_DRAFT_H
#define BMS_APPLICANT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/* What the form asks; texts are NULL when not given. */
struct draft_data {
	const char *salutation;		/* frau, herr, keine */
	const char *first_name;
	const char *surname;
	const char *email;
	const char *phone;
	const char *street;
	const char *postcode;
	const char *town;
	const char *severely_disabled;	/* ja, nein */
	const char *available_from;	/* YYYY-MM-DD */
	const char *source;		/* see draft_sources */
	const char *message;
};

struct draft {
	int64_t id;
	const char *number;		/* "B-2026-00042" */
	const char *status;
	bool sent;			/* not to be changed by the applicant any more */
	const char *ad;			/* number of the job ad */
	const char *title;		/* its title */
	const char *authority;
	struct draft_data data;
};

/* The ad somebody applies for. */
struct draft_ad {
	int64_t jobad_id;
	int64_t vacancy_id;
	bool internal;			/* applied on the internal portal */
};

/* Codes of where the person heard of the ad, NULL-terminated; "unknown" stands for no answer. */
extern const char *const draft_sources[];
extern const char *const draft_salutations[];
extern const char *const draft_yes_no[];

/*
 * Begins an application in the visit who->id, inside a transaction: applicant, application (gespeichert), key, answers, history.
 * OK; INVALID (*problems says what); UNAVAILABLE.
 */
enum outcome draft_begin(struct db *db, struct pool *pool, const struct principal *who,
	const struct draft_ad *ad, const struct draft_data *data, struct problems *problems,
	const char **number_r);

/* OK; NOT_FOUND; GONE (its key is destroyed); INVALID (damaged); UNAVAILABLE. */
enum outcome draft_get(struct db *db, struct pool *pool, int64_t application_id,
	struct draft *draft_r);

/* Changes the data, inside a transaction. OK; INVALID; CONFLICT (sent already); NOT_FOUND; GONE; UNAVAILABLE. */
enum outcome draft_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct draft_data *data, struct problems *problems);

/*
 * Sends it, inside a transaction: keeps which privacy notice was confirmed and asks for the confirmation of the address; what
 * becomes of a second application for the same ad is said in confirmation.h. That the ad is still open is the caller's question.
 * OK; INVALID (no consent); CONFLICT (sent already); NOT_FOUND; UNAVAILABLE.
 */
enum outcome draft_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool consent, struct problems *problems);

/* Locks an application that is still a draft, for a change in this transaction. OK, CONFLICT (sent already), NOT_FOUND, UNAVAILABLE. */
enum outcome draft_lock(struct db *db, struct pool *pool, int64_t application_id);

/* Notes that a draft has changed: version, time, history line. Inside a transaction. OK, UNAVAILABLE. */
enum outcome draft_touch(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *action, const char *detail);

/* The application begun for an ad in this visit, newest first, deleted ones left out: columns number, sent (0, 1). OK (also with no row), UNAVAILABLE. */
enum outcome draft_of_visit(struct db *db, struct pool *pool, int64_t session_id, int64_t jobad_id,
	struct db_rows **rows_r);

/* Was this application begun in this visit? OK, NOT_FOUND, UNAVAILABLE. */
enum outcome application_owned(struct db *db, int64_t session_id, int64_t application_id);

#endif
