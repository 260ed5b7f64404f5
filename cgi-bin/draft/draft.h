/*
 * An application while the applicant writes it: begun in a visit or by an account, saved again and
 * again, sent. What the form asks is data (form_model.h); answers named salutation, first_name,
 * surname, email, source are columns, severely_disabled is one too, and all others are sealed
 * (answer.h). A draft may be incomplete; only sending asks for everything. Every change leaves a
 * history line in the same transaction.
 */
#ifndef BMS_DRAFT_DRAFT_H
#define BMS_DRAFT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "form/answer.h"

struct draft {
	int64_t id;
	const char *number; /* "B-2026-00042" */
	const char *status;
	bool sent; /* not to be changed by the applicant any more */
	bool deleted; /* neither: it was deleted */
	const char *ad; /* number of the job ad */
	const char *title; /* its title */
	const char *authority;
	const char *email;
	bool account; /* its applicant has an account: the address is the account's */
	int64_t form_version_id;
	int64_t saved_at; /* instant */
	struct answers answers;
};

/* The ad somebody applies for. */
struct draft_ad {
	int64_t jobad_id;
	int64_t vacancy_id;
	bool internal; /* applied on the internal portal */
	const uint8_t
		*key; /* 32 bytes, of files copied for the application before; NULL: a new one */
};

/* Codes of salutations, NULL-terminated; for pages on which a person's name is changed. */
extern const char *const draft_salutations[];

/*
 * Begins an application, inside a transaction: applicant, application (gespeichert) with the newest
 * version of the vacancy's form, key, answers, history. A guest's belongs to the visit who->id and
 * needs an e-mail address; with who->account it belongs to the account, whose address it takes.
 * `answers` are what form_take took. OK; INVALID (email: required; "", drafts_many: DRAFTS_OPEN are
 * open for this ad); UNAVAILABLE.
 */
enum outcome draft_begin(struct db *db, struct pool *pool, const struct principal *who,
	const struct draft_ad *ad, const struct answers *answers, struct problems *problems,
	const char **number_r);

/* OK; NOT_FOUND; GONE (its key is destroyed); INVALID (damaged); UNAVAILABLE. */
enum outcome draft_get(
	struct db *db, struct pool *pool, int64_t application_id, struct draft *draft_r);

/*
 * Saves the answers (what form_take took) of a draft, inside a transaction. An empty e-mail
 * address, and any of an account's draft, leaves the one there is. OK; CONFLICT (sent already);
 * NOT_FOUND; GONE; UNAVAILABLE.
 */
enum outcome draft_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers);

/*
 * Corrects the answers of what was sent and whose address is confirmed (PRT-13), inside a
 * transaction. The address stays: it says who the person is, and changes only where the new one is
 * confirmed (account/change.h). OK; CONFLICT (a draft, unconfirmed, or in selection already);
 * NOT_FOUND; GONE; UNAVAILABLE.
 */
enum outcome draft_correct(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers);

/*
 * What is missing or wrong before it can be sent: the fields are codes of questions, reasons as of
 * form_check; for file questions "required". OK (also with problems), other outcomes of draft_get.
 */
enum outcome draft_missing(
	struct db *db, struct pool *pool, int64_t application_id, struct problems *problems);

/*
 * Sends it, inside a transaction: keeps which privacy notice was confirmed. The owner of an account
 * has it received at once (letter "received"); a guest's waits for the confirmation of the address:
 * with `mail` the letter that asks for it is queued, without it that is left to the caller
 * (confirmation_again). What becomes of a second application for the same ad is said in
 * confirmation.h. OK; INVALID (no consent, or draft_missing); GONE (the ad takes none any more, see
 * draft_deadline); CONFLICT (sent already; or with the problem "", "applied_already": an active one
 * of the account holds the place); NOT_FOUND; UNAVAILABLE.
 */
enum outcome draft_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool consent, bool mail, struct problems *problems);

/* Until when a draft may be sent. */
struct draft_deadline {
	bool open; /* it may be sent now */
	bool grace; /* … although the ad's last day is over */
	int64_t ends_at; /* the instant the ad's last day ends; 0: no last day */
	int64_t grace_ends_at; /* apply_grace_hours later */
	const char *last_day; /* the ad's last day, or NULL */
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome draft_deadline(struct db *db, struct pool *pool, int64_t application_id,
	struct draft_deadline *deadline_r);

/* The application begun for an ad in this visit or by its account, newest first, deleted ones left
 * out: columns number, sent (0, 1). OK (also with no row), UNAVAILABLE. */
enum outcome draft_of_visit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct db_rows **rows_r);

/* Condition of the applications that are a visitor's own (own.h), for statements with application
 * a; values: db_id(who->id), db_int(who->account). */
#define DRAFT_OF_VISITOR \
	"((a.portal_session_id = ? AND (a.received_at IS NULL OR NOT EXISTS (SELECT 1" \
	" FROM account u" \
	" WHERE u.applicant_id = a.applicant_id AND u.status <> 'unused')))" \
	" OR a.applicant_id = (SELECT c.applicant_id FROM account c WHERE c.id = ?))"

/* As many drafts for one ad a visit or an account has at most: a family at one computer has enough,
 * and nobody fills the store with copies. */
#define DRAFTS_OPEN 5

/* Those there are, newest first: columns number, saved_at. With DRAFTS_OPEN of them no further one
 * is begun. OK, UNAVAILABLE. */
enum outcome draft_open(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct db_rows **rows_r);

/*
 * The application for an ad that this visit or its account has sent, that was received and is still
 * active: a second one would be refused (OBJ-09). One whose address is not confirmed stands in
 * nobody's way (confirmation.h). `email`: only one with this address, for a visit in which several
 * people apply; NULL: whoever's. *number_r NULL: none. It tells only of the visitor's own. OK,
 * UNAVAILABLE.
 */
enum outcome draft_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, const char *email, const char **number_r);

/* The same for a draft: the one that stands in its way, with its address. OK (also for what is no
 * draft), UNAVAILABLE. */
enum outcome draft_stands_behind(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char **number_r);

#endif
