/* What the files that plan share. */
#ifndef BMS_INTERVIEW_PLAN_PRIVATE_H
#define BMS_INTERVIEW_PLAN_PRIVATE_H

#include "interview/plan.h"

#define SQL_SLOT_MINUTES_MAX "480" /* longest time, as forms take it */

struct slot_time {
	int64_t from, to; /* instants */
};

/* The times that are meant, at most `most`; 0 with problems when they cannot be. */
size_t slots_make(const struct slots_input *input, struct slot_time *times_r, size_t most,
	struct problems *problems);

/* Puts them in for each panel. OK, INVALID (problems), UNAVAILABLE. */
enum outcome slots_put(struct db *db, struct pool *pool, int64_t appointment_id,
	const struct slot_time *times, size_t count, struct problems *problems);

/* Holds an appointment that is planned, and its vacancy before it. OK, CONFLICT (it is cancelled or
 * in the archive; a problem says so), NOT_FOUND, UNAVAILABLE. */
enum outcome plan_hold(struct db *db, struct pool *pool, int64_t id,
	struct appointment *appointment_r, struct problems *problems);

/* Those invited to a time to come of an appointment, or of a panel of it, get the letter that it is
 * changed, and whoever was told is told. OK, UNAVAILABLE. */
enum outcome plan_tell_changed(struct db *db, struct pool *pool, const struct principal *who,
	const struct appointment *appointment, int64_t panel_id);

#endif
