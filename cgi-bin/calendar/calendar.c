/* Entries for calendars. The only file that knows libical. */
#include "calendar/calendar.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"

#define PRODUCT "-//BMS//Bewerbungsmanagement//DE"
#define ZONE "Europe/Berlin"
#define HOUR 3600

/* Clocks change by the rules of the European Union since 1996 (directive 2000/84/EC). */
static const char zone_rules[] = "BEGIN:VTIMEZONE\r\n"
				 "TZID:" ZONE "\r\n"
				 "BEGIN:DAYLIGHT\r\n"
				 "TZNAME:CEST\r\n"
				 "TZOFFSETFROM:+0100\r\n"
				 "TZOFFSETTO:+0200\r\n"
				 "DTSTART:19960331T020000\r\n"
				 "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
				 "END:DAYLIGHT\r\n"
				 "BEGIN:STANDARD\r\n"
				 "TZNAME:CET\r\n"
				 "TZOFFSETFROM:+0200\r\n"
				 "TZOFFSETTO:+0100\r\n"
				 "DTSTART:19961027T030000\r\n"
				 "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
				 "END:STANDARD\r\n"
				 "END:VTIMEZONE\r\n";

/* What libical answers without memory, or to what it cannot write. */
static void calendar_need(bool good)
{
	if (!good)
		log_fatal("calendar", "reason=libical");
}

static icalcomponent *component_new(icalcomponent_kind kind)
{
	icalcomponent *component = icalcomponent_new(kind);

	calendar_need(component != NULL);
	return component;
}

static void property_add(icalcomponent *component, icalproperty *property)
{
	calendar_need(property != NULL);
	icalcomponent_add_property(component, property);
}

static void parameter_add(icalproperty *property, icalparameter *parameter)
{
	calendar_need(property && parameter);
	icalproperty_add_parameter(property, parameter);
}

/* libical writes control characters, and ends of lines in what is no text, as they are. */
static const char *calendar_line(struct pool *pool, const char *text)
{
	return text_one_line(pool, text_clean(pool, text));
}

static void texts_add(struct pool *pool, icalcomponent *component, const char *summary,
	const char *description, const char *url)
{
	property_add(component, icalproperty_new_summary(calendar_line(pool, summary)));
	if (!text_empty(description))
		property_add(
			component, icalproperty_new_description(text_clean(pool, description)));
	if (!text_empty(url))
		property_add(component, icalproperty_new_url(calendar_line(pool, url)));
}

static icaltimetype time_utc(int64_t seconds)
{
	return icaltime_from_timet_with_zone((time_t)seconds, 0, icaltimezone_get_utc_timezone());
}

static icaltimetype time_of(const struct tm *tm)
{
	return (icaltimetype){.year = tm->tm_year + 1900,
		.month = tm->tm_mon + 1,
		.day = tm->tm_mday,
		.hour = tm->tm_hour,
		.minute = tm->tm_min,
		.second = tm->tm_sec};
}

static bool time_same(int64_t seconds, const struct tm *tm)
{
	time_t at = (time_t)seconds;
	struct tm other;

	localtime_r(&at, &other);
	return other.tm_hour == tm->tm_hour && other.tm_mday == tm->tm_mday;
}

/* Do clocks show it twice that day? Programs do not agree which of the two is meant. */
static bool time_twice(int64_t seconds, const struct tm *tm)
{
	return time_same(seconds - HOUR, tm) || time_same(seconds + HOUR, tm);
}

static icalproperty *instant_new(icalproperty_kind kind, int64_t seconds)
{
	time_t at = (time_t)seconds;
	struct tm tm;
	icalproperty *property = icalproperty_new(kind);

	calendar_need(property != NULL);
	localtime_r(&at, &tm);
	bool twice = time_twice(seconds, &tm);
	icalproperty_set_value(
		property, icalvalue_new_datetime(twice ? time_utc(seconds) : time_of(&tm)));
	if (!twice)
		parameter_add(property, icalparameter_new_tzid(ZONE));
	return property;
}

/* Double quotes cannot stand in a parameter of RFC 5545. */
static const char *person_name(struct pool *pool, const char *name)
{
	char *line = pool_strdup(pool, calendar_line(pool, name));

	for (char *at = line; *at; at++)
		if (*at == '"')
			*at = '\'';
	return line;
}

static const char *person_address(struct pool *pool, const struct calendar_person *person)
{
	return pool_printf(pool, "mailto:%s", calendar_line(pool, person->email));
}

static void name_add(
	struct pool *pool, icalproperty *property, const struct calendar_person *person)
{
	if (!text_empty(person->name))
		parameter_add(property, icalparameter_new_cn(person_name(pool, person->name)));
}

/* Who is invited answers on the portal, not by the calendar's mail. */
static void people_add(
	struct pool *pool, icalcomponent *component, const struct calendar_event *event)
{
	icalproperty *organizer =
		icalproperty_new_organizer(person_address(pool, &event->organizer));
	icalproperty *attendee = icalproperty_new_attendee(person_address(pool, &event->attendee));

	name_add(pool, organizer, &event->organizer);
	name_add(pool, attendee, &event->attendee);
	parameter_add(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
	parameter_add(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
	parameter_add(attendee, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
	property_add(component, organizer);
	property_add(component, attendee);
}

static icalcomponent *entry_new(struct pool *pool, const char *uid, int64_t stamp)
{
	icalcomponent *entry = component_new(ICAL_VEVENT_COMPONENT);

	property_add(entry, icalproperty_new_uid(calendar_line(pool, uid)));
	property_add(entry, icalproperty_new_dtstamp(time_utc(stamp)));
	return entry;
}

static icalcomponent *event_new(struct pool *pool, const struct calendar_event *event)
{
	icalcomponent *entry = entry_new(pool, event->uid, event->stamp);

	property_add(entry, icalproperty_new_sequence((int)event->sequence));
	property_add(entry, instant_new(ICAL_DTSTART_PROPERTY, event->start));
	property_add(entry, instant_new(ICAL_DTEND_PROPERTY, event->end));
	property_add(entry,
		icalproperty_new_status(
			event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
	texts_add(pool, entry, event->summary, event->description, event->url);
	if (!text_empty(event->place))
		property_add(entry, icalproperty_new_location(calendar_line(pool, event->place)));
	if (event->is_private)
		property_add(entry, icalproperty_new_class(ICAL_CLASS_PRIVATE));
	if (event->organizer.email)
		people_add(pool, entry, event);
	return entry;
}

static icalcomponent *calendar_new(void)
{
	icalcomponent *calendar = component_new(ICAL_VCALENDAR_COMPONENT);

	property_add(calendar, icalproperty_new_version("2.0"));
	property_add(calendar, icalproperty_new_prodid(PRODUCT));
	property_add(calendar, icalproperty_new_calscale("GREGORIAN"));
	return calendar;
}

static char *calendar_end(struct pool *pool, icalcomponent *calendar)
{
	char *text = icalcomponent_as_ical_string_r(calendar);

	calendar_need(text != NULL);
	char *file = pool_strdup(pool, text);
	free(text);
	icalcomponent_free(calendar);
	return file;
}

static icalproperty_method method_of(enum calendar_method method)
{
	return method == CALENDAR_REQUEST   ? ICAL_METHOD_REQUEST
		: method == CALENDAR_CANCEL ? ICAL_METHOD_CANCEL
					    : ICAL_METHOD_PUBLISH;
}

char *calendar_write(struct pool *pool, const struct calendar *calendar)
{
	icalcomponent *file = calendar_new();
	icalcomponent *zone = icalparser_parse_string(zone_rules);

	calendar_need(zone != NULL);
	property_add(file, icalproperty_new_method(method_of(calendar->method)));
	if (calendar->name) {
		icalproperty *name = icalproperty_new_x(calendar_line(pool, calendar->name));
		calendar_need(name != NULL);
		icalproperty_set_x_name(name, "X-WR-CALNAME");
		property_add(file, name);
	}
	icalcomponent_add_component(file, zone);
	for (size_t i = 0; i < calendar->count; i++)
		icalcomponent_add_component(file, event_new(pool, &calendar->events[i]));
	return calendar_end(pool, file);
}

static icalproperty *day_new(struct pool *pool, icalproperty_kind kind, const char *day)
{
	icalproperty *property = icalproperty_new(kind);

	calendar_need(property != NULL);
	icalproperty_set_value(property,
		icalvalue_new_date(icaltime_from_string(
			pool_printf(pool, "%.4s%.2s%.2s", day, day + 5, day + 8))));
	parameter_add(property, icalparameter_new_value(ICAL_VALUE_DATE));
	return property;
}

/* The day's alarm says what the day is. */
static icalcomponent *alarm_new(struct pool *pool, const struct calendar_day *day)
{
	icalcomponent *alarm = component_new(ICAL_VALARM_COMPONENT);

	property_add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	property_add(alarm, icalproperty_new_description(calendar_line(pool, day->summary)));
	property_add(alarm,
		icalproperty_new_trigger((struct icaltriggertype){.time = icaltime_null_time(),
			.duration = {.is_neg = 1, .days = (unsigned int)day->alarm}}));
	return alarm;
}

char *calendar_day(struct pool *pool, const struct calendar_day *day)
{
	icalcomponent *file = calendar_new();
	icalcomponent *entry = entry_new(pool, day->uid, day->stamp);

	property_add(entry, day_new(pool, ICAL_DTSTART_PROPERTY, day->day));
	property_add(entry, day_new(pool, ICAL_DTEND_PROPERTY, day_add(pool, day->day, 1)));
	texts_add(pool, entry, day->summary, day->description, day->url);
	property_add(entry, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	icalcomponent_add_component(entry, alarm_new(pool, day));
	icalcomponent_add_component(file, entry);
	return calendar_end(pool, file);
}

const char *calendar_mime(const char *file)
{
	if (strstr(file, "\r\nMETHOD:REQUEST\r\n"))
		return "text/calendar; method=REQUEST; charset=UTF-8";
	if (strstr(file, "\r\nMETHOD:CANCEL\r\n"))
		return "text/calendar; method=CANCEL; charset=UTF-8";
	return "text/calendar; charset=UTF-8";
}
