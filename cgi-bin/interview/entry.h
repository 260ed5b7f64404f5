/* An invitation as an entry for calendars (INT-40). */
#ifndef BMS_INTERVIEW_ENTRY_H
#define BMS_INTERVIEW_ENTRY_H

#include "calendar/calendar.h"
#include "interview/interview.h"

/* House, address and room in one line; "": none. In the pool. */
const char *interview_place(struct pool *pool, const struct interview *interview);

/*
 * The entry of an invitation that has a time, without what it is called: to its applicant with the
 * way, what helps people with disabilities, the link to a video and with whom one talks, line by
 * line as they were written. Its method is CALENDAR_CANCEL once it does not take place
 * (interview_off).
 */
struct calendar_event interview_event(
	struct pool *pool, const struct interview *interview, bool applicant);

/* Does it take place no more: is it, or its appointment, cancelled? */
bool interview_off(const struct interview *interview);

#endif
