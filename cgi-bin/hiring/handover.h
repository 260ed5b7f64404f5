/*
 * Handing over to the personnel administration (PSB, PRO-13): its groups get a mail, and see the
 * application, ad, vacancy, dossier and hiring documents of those handed over, nothing else and
 * nothing before (visibility.csv). All inside a transaction, but for reading.
 */
#ifndef BMS_HIRING_HANDOVER_H
#define BMS_HIRING_HANDOVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/problems.h"
#include "db/db.h"
#include "process/process.h"

struct handover {
	const char *handed_at, *handed_by; /* UTC; name */
	const char *back_at; /* UTC, when it was taken back last; NULL: it stands */
	const char *reason; /* why; NULL: it stands, or cannot be opened */
};

/* The last one of an application. OK, NOT_FOUND (it never was handed over), UNAVAILABLE. */
enum outcome handover_last(
	struct db *db, struct pool *pool, int64_t application_id, struct handover *handover_r);

/* Is anybody handed over who stands in this status? Else handover_check says handover_status. */
bool handover_status(const char *status);

/*
 * May the applicant be handed over now? Asks the locks of the status "Einstellung" (PRO-31: waiting
 * period, court application). OK; INVALID (problems of the whole: handover_status; handover_nobody:
 * no group of the personnel administration takes part; what the locks say); NOT_FOUND; UNAVAILABLE.
 */
enum outcome handover_check(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems);

/* Hands over; the mail "handed_over" goes to the groups' members and mailboxes. OK; INVALID (as
 * handover_check); CONFLICT (it is handed over already); DENIED; NOT_FOUND; UNAVAILABLE. */
enum outcome handover_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems);

/* Takes it back (the wrong person): the personnel administration sees nothing of her any more. OK;
 * INVALID (reason: required); CONFLICT (it is not handed over); DENIED; NOT_FOUND; UNAVAILABLE. */
enum outcome handover_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason, struct problems *problems);

/* One that is handed over. */
struct handed {
	int64_t id; /* of the hand-over */
	const char *number, *name, *status, *vacancy_number, *vacancy_title;
	const char *handed_at, *handed_by; /* UTC; name */
};

#define HANDED_SHOWN 100

/* Those handed over that the person sees and that are in procedures she takes part in, the newest
 * first, HANDED_SHOWN + 1 at most. OK, UNAVAILABLE. */
enum outcome handed_list(struct db *db, struct pool *pool, const struct principal *who,
	struct handed **handed_r, size_t *count_r);

/* An application that goes on no more ends what was offered; of one that is withdrawn the owner of
 * the vacancy is told, and the personnel administration when it was handed over. */
process_hook hiring_after;

/* Tells them: for the mail worker (mail/request.h). OK, UNAVAILABLE. */
enum outcome withdrawn_told(struct db *db, struct pool *pool, int64_t application_id);

/* How many are handed over who are not chosen, or do not stand where one is hired? OK, UNAVAILABLE.
 */
enum outcome handover_wrong(struct db *db, int64_t *wrong_r);

/* Who is handed over though the waiting was not over then, or a court or dispute stood against it;
 * `name` is told the number of each. OK, UNAVAILABLE. */
enum outcome handover_early(struct db *db, void (*name)(const char *number), int64_t *early_r);

#endif
