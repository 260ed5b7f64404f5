#!/usr/bin/python3 -I
"""read_calendar.py FILE: the entries of a calendar as two libraries read them, as JSON. Ends with an error where they read something else.

icalendar knows the zone by its name, vobject by the rules that stand in the file.
"""
import datetime
import json
import sys

import icalendar
import vobject

UTC = datetime.timezone.utc


def instant(value):
    if isinstance(value, datetime.datetime):
        if not value.tzinfo:
            raise SystemExit("a time without zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def person(value, params):
    return {"address": str(value), "name": str(params)}


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    broken = [error for part in calendar.walk() for error in part.errors]
    if broken:
        raise SystemExit(f"icalendar: {broken}")
    for event in calendar.walk("VEVENT"):
        entry = {name.lower(): str(event[name]) for name in ("UID", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "URL") if name in event}
        entry.update({name.lower(): instant(event[name].dt) for name in ("DTSTART", "DTEND", "DTSTAMP")})
        entry.update({name.lower(): person(event[name], event[name].params.get("CN", "")) for name in ("ORGANIZER", "ATTENDEE") if name in event})
        yield {"method": str(calendar.get("METHOD", "")), "calendar": str(calendar.get("X-WR-CALNAME", "")), **entry}


def by_vobject(text):
    calendar = vobject.readOne(text.decode("utf-8"))
    for event in calendar.contents.get("vevent", []):
        entry = {name: event.getChildValue(name) for name in ("uid", "sequence", "status", "summary", "location", "description", "url") if name in event.contents}
        entry.update({name: instant(event.getChildValue(name)) for name in ("dtstart", "dtend", "dtstamp")})
        entry.update({name: person(event.getChildValue(name), getattr(event.contents[name][0], "cn_param", "")) for name in ("organizer", "attendee") if name in event.contents})
        yield {"method": calendar.getChildValue("method", ""), "calendar": calendar.getChildValue("x-wr-calname", ""), **entry}


def main():
    with open(sys.argv[1], "rb") as file:
        text = file.read()
    one, other = list(by_icalendar(text)), list(by_vobject(text))
    if one != other:
        raise SystemExit(f"icalendar reads {one}\nvobject reads {other}")
    print(json.dumps(one, ensure_ascii=False, indent=0, sort_keys=True))


main()
