/* What the files of the room share. */
#ifndef BMS_INTERVIEW_INTERVIEW_PRIVATE_H
#define BMS_INTERVIEW_INTERVIEW_PRIVATE_H

#include "calendar/calendar.h"
#include "interview/interview.h"

#define ROLES_TOLD (ROLE_BIT(ROLE_DEPARTMENT) | ROLE_BIT(ROLE_PR) | ROLE_BIT(ROLE_GSB))

/* As the readers of the same names, the row held. Inside a transaction. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome appointment_hold(
	struct db *db, struct pool *pool, int64_t id, struct appointment *appointment_r);
enum outcome interview_hold(
	struct db *db, struct pool *pool, int64_t id, struct interview *interview_r);

/* How many a vacancy has that are not in the archive; the vacancy is held. OK, UNAVAILABLE. */
enum outcome appointments_count(struct db *db, int64_t vacancy_id, int64_t *count_r);

/* Queues a letter about an invitation to its applicant, with day, time, place and what belongs to
 * them; of somebody without an address one to print. Nobody gets it when its key is destroyed. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome interview_letter(struct db *db, struct pool *pool, const struct principal *who,
	const struct interview *interview, const char *template);

/* From the first to the last interview, as instants; `from` 0: there is none. */
struct span {
	int64_t from, to;
};

/* A mail to the panels of the appointment and these roles of the vacancy, and to its reception when
 * `reception`: the vacancy's number, and day and time of the interviews it is about. The SBV, when
 * among the roles, is told of those of whoever has not refused that it takes part (LAW-20), of none
 * it gets no mail. OK, UNAVAILABLE. */
struct telling {
	int64_t appointment_id, vacancy_id, roles;
	const char *template;
	struct span all, sbv;
	const struct calendar_event *event; /* of the one interview it is about; NULL: of several */
	bool reception;
};
enum outcome interview_tell(struct db *db, struct pool *pool, const struct telling *telling);

/* One more interview that it is about; those by time. */
void interview_tell_add(struct telling *telling, const struct interview *interview);

/* The same of an invitation to whoever was told of its appointment; of one without a slot nobody
 * is. OK, UNAVAILABLE. */
enum outcome interview_tell_of(
	struct db *db, struct pool *pool, const struct interview *interview, const char *template);

/* Whoever takes part is told that interviews are planned, once; the SBV when one of its applicants
 * is among the invited. Inside a transaction that holds the appointment. OK, UNAVAILABLE. */
enum outcome interview_tell_planned(struct db *db, struct pool *pool, int64_t appointment_id);

/* Somebody named later is told, too, when the others were. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome interview_tell_member(
	struct db *db, struct pool *pool, int64_t appointment_id, int64_t staff_user_id);

/* "Montag, 07.12.2026"; "09:30". In the pool. */
const char *interview_day(struct pool *pool, int64_t at, const char *lang);
const char *interview_hour(struct pool *pool, int64_t at);

#endif
