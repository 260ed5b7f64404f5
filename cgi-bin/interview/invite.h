/* Inviting applicants to appointments, and their answers (PRO-09). All inside a transaction. */
#ifndef BMS_INTERVIEW_INVITE_H
#define BMS_INTERVIEW_INVITE_H

#include "interview/interview.h"
#include "process/process.h"

#define INVITE_AT_ONCE 60
#define INTERVIEW_NOTE_MAX 1000

struct invite_one {
	int64_t application_id;
	int64_t slot_id; /* 0: chooses among the free ones */
};

/* Who can be invited to an appointment now. */
struct invitee {
	int64_t id;
	const char *number, *name, *status;
	const char *letter; /* of her class in the comparison; NULL: none */
	int64_t place; /* in it; 0: none */
	const char *elsewhere; /* times of hers in the authority, as text to sort and show
				  ("YYYY-MM-DD HH:MM:SS", UTC, a comma list); NULL: none */
};

/* At most INVITE_AT_ONCE + 1, by place, then by class and name: those of the vacancy who are to be
 * invited or are, and have no live invitation to this appointment. OK, UNAVAILABLE. */
enum outcome invitees(struct db *db, struct pool *pool, int64_t appointment_id,
	struct invitee **invitees_r, size_t *count_r);

/*
 * Invites them, all or nobody: whoever stands at the comparison makes the step to the invitation,
 * with all that stops it (LAW-22 among it); the letter "invited" goes, and whoever takes part is
 * told. `anyway`: also where somebody has an interview of the authority at the same time.
 *
 * OK; INVALID (problems, their field the application's number: invite_slot, slot_taken, slot_past,
 * invite_status, invite_stopped, invite_elsewhere, invite_twice; "": invite_none, invite_few (more
 * would choose than there are free times)); CONFLICT (cancelled; a problem says so); UNAVAILABLE.
 */
enum outcome interview_invite(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, const struct invite_one *ones, size_t count, bool anyway,
	struct problems *problems);

struct interview_answer {
	int64_t id; /* of the invitation */
	int64_t version; /* that was seen */
	const char *answer; /* "accepted", "declined", "other_wanted" */
	int64_t slot_id; /* of who chooses; 0: none */
	const char *note; /* needed for "other_wanted"; NULL: none */
};

/*
 * An answer, by the applicant or, as it was told, by staff. A time that is past takes none. OK;
 * INVALID (problems: slot: required, slot_taken, slot_past; note: required; answer: choice,
 * interview_past); CONFLICT (answered or changed meanwhile, or cancelled, or the procedure is over:
 * what stands is shown); NOT_FOUND (also another application's); UNAVAILABLE.
 */
enum outcome interview_answer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct interview_answer *answer, struct problems *problems);

/* What the applicant wrote with the answer; NULL: nothing, or it cannot be opened. OK, UNAVAILABLE.
 */
enum outcome interview_note(struct db *db, struct pool *pool, int64_t id, const char **note_r);

/* Gives another time: she is asked anew, by a letter. OK; INVALID (problems: slot: slot_taken,
 * slot_past, required; "": invite_elsewhere); CONFLICT (changed meanwhile, cancelled, or archived);
 * NOT_FOUND; UNAVAILABLE. */
enum outcome interview_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, int64_t slot_id, bool anyway, struct problems *problems);

/* Takes the invitation back, with a letter. OK, CONFLICT (not live any more, or archived),
 * NOT_FOUND, UNAVAILABLE. */
enum outcome interview_cancel(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Somebody has looked at a refusal. OK, CONFLICT (archived), NOT_FOUND, UNAVAILABLE. */
enum outcome interview_seen(struct db *db, struct pool *pool, int64_t id);

/* Whoever recruits is told of what applicants did with their invitations; whoever was told of the
 * appointment, when one withdrew: for the mail worker (mail/request.h). OK, UNAVAILABLE. */
enum outcome interview_told(struct db *db, struct pool *pool, int64_t application_id);

/* An application that goes on no more, or back before the invitation, gives its times back. */
process_hook interview_after;

/* How often two hold one time, and how many applications that are over have an invitation to a time
 * to come? OK, UNAVAILABLE. */
enum outcome interview_check(struct db *db, int64_t *doubled_r, int64_t *over_r);

/* For the nightly run (nightly/nightly.h): reminding of an interview the day before; the list of
 * the day for receptions, whose objects are authorities. */
enum outcome interview_remind_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome interview_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);
enum outcome reception_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome reception_send(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
