/* Entries for calendars. */
#include "format/ics.h"

#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"

#define LINE 75 /* bytes of a line, without its end */

/* Folds: what is too long goes on in lines that begin with a blank, never within a character. */
static void ics_line_add(struct buf *buf, const char *text)
{
	size_t room = LINE;

	while (strlen(text) > room) {
		size_t length = room;
		while (utf8_continues(text[length]))
			length--;
		buf_add(buf, text, length);
		buf_str(buf, "\r\n ");
		text += length;
		room = LINE - 1;
	}
	buf_str(buf, text);
	buf_str(buf, "\r\n");
}

/* A property whose value is a text (3.3.11). */
static void text_add(struct buf *buf, const char *name, const char *text)
{
	struct buf line;

	buf_init(&line, buf->pool);
	buf_printf(&line, "%s:", name);
	for (; *text; text++) {
		if (*text == '\n')
			buf_str(&line, "\\n");
		else if (strchr("\\;,", *text))
			buf_printf(&line, "\\%c", *text);
		else if ((unsigned char)*text >= ' ')
			buf_char(&line, *text);
	}
	ics_line_add(buf, line.data);
}

/* A property of day or instant, without signs between the numbers. */
static void day_add_line(struct buf *buf, const char *name, const char *day)
{
	ics_line_add(buf,
		pool_printf(buf->pool, "%s;VALUE=DATE:%.4s%.2s%.2s", name, day, day + 5, day + 8));
}

static const char *ics_instant(struct pool *pool, int64_t seconds)
{
	time_t at = (time_t)seconds;
	struct tm tm;

	gmtime_r(&at, &tm);
	return pool_printf(pool, "DTSTAMP:%04d%02d%02dT%02d%02d%02dZ", tm.tm_year + 1900,
		tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

char *ics_day(struct pool *pool, const struct ics_day *event)
{
	struct buf buf;

	buf_init(&buf, pool);
	ics_line_add(&buf, "BEGIN:VCALENDAR");
	ics_line_add(&buf, "VERSION:2.0");
	ics_line_add(&buf, "PRODID:-//BMS//Stellenportal//DE");
	ics_line_add(&buf, "CALSCALE:GREGORIAN");
	ics_line_add(&buf, "BEGIN:VEVENT");
	text_add(&buf, "UID", event->uid);
	ics_line_add(&buf, ics_instant(pool, event->stamp));
	day_add_line(&buf, "DTSTART", event->day);
	day_add_line(&buf, "DTEND", day_add(pool, event->day, 1));
	text_add(&buf, "SUMMARY", event->summary);
	text_add(&buf, "DESCRIPTION", event->description);
	ics_line_add(&buf, pool_printf(pool, "URL:%s", event->url));
	ics_line_add(&buf, "TRANSP:TRANSPARENT");
	ics_line_add(&buf, "BEGIN:VALARM");
	ics_line_add(&buf, "ACTION:DISPLAY");
	text_add(&buf, "DESCRIPTION", event->summary);
	ics_line_add(&buf, pool_printf(pool, "TRIGGER:-P%dD", event->alarm));
	ics_line_add(&buf, "END:VALARM");
	ics_line_add(&buf, "END:VEVENT");
	ics_line_add(&buf, "END:VCALENDAR");
	return buf.data;
}
