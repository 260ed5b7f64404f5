/* Entries for calendars (RFC 5545). */
#ifndef BMS_FORMAT_ICS_H
#define BMS_FORMAT_ICS_H

#include <stdint.h>

#include "base/pool.h"

/* A whole day, such as the last one of something. Texts as people write them. */
struct ics_day {
	const char *uid; /* the same for the same thing, whatever changes:
			    "S-2026-00001@stellen.example.de" */
	const char *day; /* YYYY-MM-DD */
	const char *summary;
	const char *description;
	const char *url;
	int alarm; /* days before */
	int64_t stamp; /* when this was written */
};

/* A calendar with this one entry: lines of at most 75 bytes, ended by CR LF. The day blocks no time
 * of its own. */
char *ics_day(struct pool *pool, const struct ics_day *event);

#endif
