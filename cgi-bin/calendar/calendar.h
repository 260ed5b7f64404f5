/*
 * Entries for calendars (RFC 5545, RFC 5546), written by libical: what is read by other people's
 * programs. Texts are as people write them; what would end a line of the file cannot.
 */
#ifndef BMS_CALENDAR_CALENDAR_H
#define BMS_CALENDAR_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

/* The kind of the file itself; one for a mail says its method too (calendar_mime). */
#define CALENDAR_MIME "text/calendar; charset=utf-8"

/* A whole day, such as the last one of something. */
struct calendar_day {
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
char *calendar_day(struct pool *pool, const struct calendar_day *day);

/* What a calendar is sent for. */
enum calendar_method {
	CALENDAR_PUBLISH, /* to be looked at: a feed */
	CALENDAR_REQUEST, /* to be entered: an invitation, or a later change of it */
	CALENDAR_CANCEL, /* to be taken out again */
};

/* Somebody of an entry. */
struct calendar_person {
	const char *email; /* NULL: nobody */
	const char *name; /* NULL: has none */
};

/* A time of an hour, by the clocks of Berlin. Instants are seconds by the clock. */
struct calendar_event {
	const char *uid; /* stays, whatever changes */
	int64_t sequence; /* rises with every change that is sent */
	int64_t start, end;
	int64_t stamp; /* when this was written */
	const char *summary;
	const char *place; /* NULL: none */
	const char *description; /* NULL: none */
	const char *url; /* one line; NULL: none */
	struct calendar_person organizer, attendee; /* both, or neither */
	bool cancelled;
	bool is_private; /* others who may look into the calendar see that there is something */
};

struct calendar {
	enum calendar_method method;
	const char *name; /* of a feed; NULL: none */
	const struct calendar_event *events; /* their order is kept */
	size_t count; /* of a request or a cancellation: one */
};

/*
 * The whole file: times with TZID=Europe/Berlin and the rules by which clocks change there
 * (VTIMEZONE); an instant that clocks show twice on its day is written in UTC, since programs
 * do not agree which of the two is meant. Lines as above. In the pool. (INT-40)
 */
char *calendar_write(struct pool *pool, const struct calendar *calendar);

/* The kind of a calendar file as mails say it, with its method: "text/calendar; method=REQUEST;
 * charset=UTF-8". A file without method, or with one of which mails know nothing: without it. */
const char *calendar_mime(const char *file);

#endif
