/* Planning appointments (PRO-09): times made in one go, panels and who sits on them, what collides,
 * changes and cancellations. All but conflicts inside a transaction. */
#ifndef BMS_INTERVIEW_PLAN_H
#define BMS_INTERVIEW_PLAN_H

#include "interview/interview.h"

struct appointment_input {
	const char *name;
	const char *place, *way, *barrier_free, *video_url; /* NULL: none; place or video_url is
								needed */
	int64_t version; /* when changing: that was seen */
};

/* Times that follow each other on one day, for each panel. */
struct slots_input {
	const char *day; /* YYYY-MM-DD */
	const char *from; /* "9:00", Berlin */
	int64_t count; /* for each panel */
	int64_t minutes; /* of one */
	int64_t buffer; /* minutes between two */
	const char *break_from, *break_to; /* in which nobody talks; NULL: none */
};

/*
 * Plans an appointment with a panel in each of these rooms (one line each; at least one panel) and
 * the same times for all of them. Holds the vacancy. OK; INVALID (problems: place:
 * appointment_where; video_url: appointment_link; rooms: appointment_rooms (too many, or too long);
 * and of slots_add); CONFLICT (APPOINTMENTS_MAX are there, or the vacancy is over; a problem says
 * so); UNAVAILABLE.
 */
enum outcome appointment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct appointment_input *input, const struct slots_input *slots,
	const char *rooms, struct problems *problems, int64_t *id_r);

/*
 * More times for each panel. OK; INVALID (problems: day: day_past; from, break_from, break_to:
 * appointment_time (no time, or the clock does not show it that day); break_to: appointment_break;
 * count: appointment_late (beyond midnight), appointment_many (more than APPOINTMENT_SLOTS); from:
 * appointment_overlap (a panel has a time then)); CONFLICT (cancelled; a problem says so);
 * UNAVAILABLE.
 */
enum outcome slots_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, const struct slots_input *input, struct problems *problems);

/* Removes a time that nobody holds, nor held. OK; CONFLICT (somebody does); NOT_FOUND;
 * UNAVAILABLE. */
enum outcome slot_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t slot_id);

/*
 * Changes what is said of it; whoever is invited to a time to come gets a letter when place, way or
 * video link changed. OK; INVALID (problems as appointment_add); CONFLICT (changed meanwhile or
 * cancelled; a problem says so); UNAVAILABLE.
 */
enum outcome appointment_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct appointment_input *input, struct problems *problems);

/* Cancels it with all its invitations; those of times to come are told. OK, CONFLICT (it is
 * already), UNAVAILABLE. */
enum outcome appointment_cancel(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/*
 * Puts it into the archive: it and its invitations keep their state, nothing is planned or changed
 * in it, and calendars have it no more. OK; INVALID (problem "", appointment_ahead: somebody still
 * comes or chooses a time); CONFLICT (it is there); NOT_FOUND; UNAVAILABLE.
 */
enum outcome appointment_archive(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems);

/* Brings it back. OK; INVALID (problem "", appointment_enough: APPOINTMENTS_MAX are there);
 * CONFLICT (it is not in the archive); NOT_FOUND; UNAVAILABLE. */
enum outcome appointment_restore(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems);

struct panel_input {
	const char *room, *told_as;
	const char *women, *men; /* numbers as typed; NULL: not said (§ 8 HmbGleiG) */
	const char *composition;
};

/* OK; INVALID (problems: women, men: panel_number; composition: panel_balance (one is missing on it
 * and nobody says why)); NOT_FOUND; UNAVAILABLE. A changed room is told as a changed place is. */
enum outcome panel_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t panel_id, const struct panel_input *input,
	struct problems *problems);

/* Names somebody of the staff, by user id, who gets a seat of the vacancy (ACC-11). OK; INVALID
 * (problem member: panel_person (nobody active, or kept out of the vacancy), panel_full);
 * NOT_FOUND; UNAVAILABLE. Somebody named before stays so. */
enum outcome panel_join(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t panel_id, const char *user_id, struct problems *problems);

/* Takes it back; the seat goes with the last panel of the vacancy. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome panel_leave(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t panel_id, const char *user_id);

/* Whom one could name, by these words (find/find.h): columns value, label, hint. OK, UNAVAILABLE.
 */
enum outcome panel_candidates(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *words, struct db_rows **rows_r);

/* Does this person sit on a panel of it, and is not kept out of the vacancy? OK, UNAVAILABLE. */
enum outcome appointment_sits(
	struct db *db, int64_t appointment_id, int64_t staff_user_id, bool *sits_r);

/* What collides with the times to come of an appointment, within its authority alone (ACC-15). */
struct conflict {
	const char *kind; /* "room", "person", "applicant" */
	const char *what; /* room, name */
	int64_t starts_at, ends_at; /* of the time of this appointment */
};
#define CONFLICTS_SHOWN 30

/* The first CONFLICTS_SHOWN + 1. OK, UNAVAILABLE. */
enum outcome appointment_conflicts(struct db *db, struct pool *pool, int64_t appointment_id,
	struct conflict **conflicts_r, size_t *count_r);

#endif
