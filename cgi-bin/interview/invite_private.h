/* What inviting and answering share. */
#ifndef BMS_INTERVIEW_INVITE_PRIVATE_H
#define BMS_INTERVIEW_INVITE_PRIVATE_H

#include "interview/invite.h"

/* A time of the appointment that is to come. OK; INVALID (problems of `field`: invite_slot,
 * slot_past); UNAVAILABLE. */
enum outcome slot_check(struct db *db, struct pool *pool, int64_t appointment_id, int64_t slot_id,
	const char *field, struct slot *slot_r, struct problems *problems);

#endif
