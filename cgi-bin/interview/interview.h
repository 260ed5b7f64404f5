/*
 * Interviews (PRO-09, OBJ-11). An appointment is an event of a vacancy, of one or more days; its
 * panels sit side by side, each in a room, and each has slots. An applicant has an invitation to
 * it: with a slot, or to choose one of the free ones. One holds a slot at most, and an application
 * has one that is live of an appointment at most, by unique keys (schema/490).
 *
 * Instants are seconds since the epoch; they mean Berlin, the zone that stands beside them in the
 * table. No function here asks a question of access but interviews_seen.
 */
#ifndef BMS_INTERVIEW_INTERVIEW_H
#define BMS_INTERVIEW_INTERVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define APPOINTMENTS_MAX 20 /* of a vacancy, without those in the archive */
#define APPOINTMENTS_ARCHIVED 50 /* shown */
#define APPOINTMENT_PANELS 6
#define APPOINTMENT_SLOTS 200 /* of an appointment */
#define APPOINTMENT_MEMBERS 8 /* of a panel */
#define INVITATIONS_SHOWN 400 /* of an appointment, past and live */

struct appointment {
	int64_t id, vacancy_id;
	const char *name, *state; /* "planned", "cancelled" */
	const char *place; /* house and address; "": by video alone */
	const char *way, *barrier_free; /* how to get there, what helps people with disabilities */
	const char *video_url; /* "": not by video */
	int64_t told_roles; /* mask of the roles of the vacancy that were told of it */
	int64_t version;
	bool archived;
};

struct appointment_panel {
	int64_t id, appointment_id, position;
	const char *room;
	const char *told_as; /* with whom one talks, as applicants read it */
	const char *women, *men; /* how many sit on it, as stated (§ 8 HmbGleiG); NULL: not said */
	const char *composition; /* why it is not balanced */
	const char *members; /* names, a comma list; NULL: none */
	const char *member_ids; /* user ids, a comma list in the same order; NULL: none */
};

/* An invitation with all that a letter or a calendar says of it. */
struct interview {
	int64_t id, appointment_id, application_id, vacancy_id;
	int64_t slot_id; /* 0: none is chosen yet */
	int64_t starts_at, ends_at; /* 0: no slot */
	const char *state; /* "asked", "accepted", "declined", "other_wanted", "cancelled" */
	bool chooses; /* the applicant chooses among the free slots */
	bool sbv_refused; /* she does not want the SBV to take part (LAW-20) */
	const char *uid; /* of the entry in calendars, never changed */
	int64_t sequence; /* rises with every change that calendars have to know */
	int64_t version;
	const char *number, *name; /* of application and applicant */
	const char *place, *way, *barrier_free, *video_url, *room, *told_as; /* "": none */
	bool off; /* the appointment was cancelled */
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome appointment_get(
	struct db *db, struct pool *pool, int64_t id, struct appointment *appointment_r);

/* A time of a panel. */
struct slot {
	int64_t id, panel_id, position; /* of the panel */
	const char *room;
	int64_t starts_at, ends_at;
	int64_t invitation_id; /* that holds it; 0: it is free */
};

/* Those of a vacancy, newest first, at most APPOINTMENTS_MAX; of those in the archive
 * APPOINTMENTS_ARCHIVED. OK, UNAVAILABLE. */
enum outcome appointments_of(struct db *db, struct pool *pool, int64_t vacancy_id, bool archived,
	struct appointment **appointments_r, size_t *count_r);

/* The panels of an appointment in their order. OK, UNAVAILABLE. */
enum outcome appointment_panels(struct db *db, struct pool *pool, int64_t appointment_id,
	struct appointment_panel **panels_r, size_t *count_r);

/* The slots of an appointment in the order of time. OK, UNAVAILABLE. */
enum outcome appointment_slots(struct db *db, struct pool *pool, int64_t appointment_id,
	struct slot **slots_r, size_t *count_r);

/* Those that are free and not past; without `position`; also for the portal. OK, UNAVAILABLE. */
enum outcome slots_free(struct db *db, struct pool *pool, int64_t appointment_id,
	struct slot **slots_r, size_t *count_r);

/* One of an appointment; without `position`; also for the portal. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome slot_get(
	struct db *db, struct pool *pool, int64_t appointment_id, int64_t id, struct slot *slot_r);

/* The invitations to an appointment, by time. OK, UNAVAILABLE. */
enum outcome interviews_of_appointment(struct db *db, struct pool *pool, int64_t appointment_id,
	struct interview **interviews_r, size_t *count_r);

/* The same for a person: of applications that she sees (ACC-16). OK, UNAVAILABLE. */
enum outcome interviews_seen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, struct interview **interviews_r, size_t *count_r);

/* One invitation. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome interview_get(
	struct db *db, struct pool *pool, int64_t id, struct interview *interview_r);

/* The invitations of an application in the vacancy it is in (it may have been moved), newest first;
 * also for the portal. OK, UNAVAILABLE. */
enum outcome interviews_of(struct db *db, struct pool *pool, int64_t application_id,
	struct interview **interviews_r, size_t *count_r);

/* What a person sits on, or recruits for as its vacancy's owner, from `from` on, the nearest first,
 * at most `limit`: invitations that hold a slot. OK, UNAVAILABLE. */
enum outcome interviews_of_staff(struct db *db, struct pool *pool, int64_t staff_user_id,
	int64_t from, int64_t limit, struct interview **interviews_r, size_t *count_r);

#endif
