"""Floors: which room may use which, and who may know a library."""
import re

from common import TOP, complain, sources

# From the ground up: a room uses rooms of floors below its own, and none beside it.
FLOORS = [
    {"base"},
    {"calendar", "db", "document", "format", "scan", "search/index"},
    {"access", "choice", "search"},
    {"history", "web"},
    {"backend", "nightly", "pay", "portal", "store", "web/form"},
    {"find", "form", "mail", "public_ad", "web/list"},
    {"account", "alert", "org", "queue", "web/serve"},
    {"import", "made", "media", "process", "service_account"},
    {"task"},
    {"equality", "recruiting", "reminder", "staff_calendar"},
    {"selection"},
    {"application", "publishing"},
    {"application/list", "comparison", "desk", "dossier", "draft", "formal", "interview", "letter", "missing", "vacancy"},
    {"bulk", "choice/keep", "decision", "folder", "intake", "mobile", "requisition"},
    {"consent"},
    {"notified"},
    {"hiring"},
    {"arrival", "disclosure", "process/all", "retention"},
    {"backend/desk", "backend/sign_in", "demo/org", "jobs", "portal/site"},
    {"backend/admin", "backend/application", "backend/bulk", "bench", "demo/ads", "jobs/proof", "portal/account"},
    {"backend/content", "backend/people", "demo", "portal/ads", "portal/apply"},
    {"backend/project", "backend/vacancy", "portal/alert", "portal/my"},
    {"backend/arrival", "backend/check", "backend/comparison", "backend/consent", "backend/decision", "backend/hiring", "backend/interview", "backend/jobad", "backend/mobile", "backend/notified", "backend/requisition", "backend/standing"},
    {"backend/task"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
TOOLS = {"base", "calendar", "db", "document", "format", "scan", "search/index", "access", "choice", "search", "history"}
STAFF = {
    "arrival", "bulk", "choice/keep", "comparison", "consent", "decision", "desk", "dossier", "find", "formal", "import", "intake", "letter", "made", "mobile", "nightly", "notified", "reminder", "requisition", "selection", "service_account", "staff_calendar",
    "task", "vacancy",
}


def kind(room):
    """web, page, tool, job or rule."""
    first = room.split("/")[0]
    return "page" if first in ("portal", "backend") else "web" if first == "web" else "tool" if room in TOOLS else "job" if first in ("bench", "jobs", "demo") else "rule"


def may_use(room, other):
    if FLOOR[other] >= FLOOR[room]:
        return False
    if {kind(room), kind(other)} in ({"web", "rule"}, {"web", "job"}, {"page", "job"}) or (room, other) == ("web", "history"):
        return False
    if kind(room) == kind(other) == "page":
        return room.split("/")[0] == other.split("/")[0]
    if kind(room) == "page" and other == "web/serve":
        return False
    return not (room.startswith("portal/") and other in STAFF)


LIBRARIES = [
    (r"<(mysql|mariadb|errmsg|mysqld_error)", lambda path: path.parts[1] == "db", "libmariadb belongs to db/"),
    (r"<(ClearSilver|util/neo|cs/cs|cgi/)", lambda path: path.parts[1] == "web" and len(path.parts) == 3 and path.name.startswith("render"), "ClearSilver belongs to web/render*"),
    (r"<(qpdf/|seccomp|gdk-pixbuf)", lambda path: path.parts[1] == "document", "libqpdf, libseccomp and GDK-PixBuf belong to document/"),
    (r"<(cairo|pango|fontconfig)", lambda path: path.parts[1] == "document", "cairo and pango belong to document/"),
    (r"<archive", lambda path: path.parts[1] == "document", "libarchive belongs to document/"),
    (r"<libical/", lambda path: path.parts[1] == "calendar", "libical belongs to calendar/"),
    (r"<xlsxwriter", lambda path: path.parts[1] == "format", "libxlsxwriter belongs to format/"),
    (r"<libxml/", lambda path: path.name == "xml.c", "libxml2 belongs to format/xml"),
    (r"<fcgi", lambda path: path.parts[1] == "web", "libfcgi belongs to web/"),
]
INCLUDE = re.compile(r'#\s*include\s*(<[^>]+>|"[^"]+")')


def check(source):
    for token in source.tokens:
        match = INCLUDE.match(token) if token.kind == "directive" else None
        if not match:
            continue
        name = match[1]
        for pattern, known, text in LIBRARIES:
            if re.match(pattern, name) and not known(source.path):
                complain(source.path, token.line, text)
        if name.startswith('"') and source.room != "program":
            room = name[1:-1].rpartition("/")[0]
            missing = [one for one in (source.room, room) if one not in FLOOR]
            if missing:
                complain(source.path, token.line, f"{missing[0]}/ has no floor yet, see tests/lint/layers.py")
            elif room != source.room and not may_use(source.room, room):
                complain(source.path, token.line, f"{source.room}/ may not use {room}/")


def check_map(readme):
    """Every room is in README's map, and everything there is a room."""
    told = set()
    for row in re.findall(r"^\| (?:pages|jobs|rules|web|tools) \|([^|]*)\|(.*)", readme, re.M):
        names = re.findall(r"`([\w/]+)/`", row[0])
        told.update(names, ([f"{names[0]}/{inner}" for inner in re.findall(r"`(\w+)/`", row[1])] if names[0] in ("portal", "backend") else []))
    for room in sorted(set(FLOOR) ^ told):
        complain("README", 1, f"{room}/ is not in the map" if room in FLOOR else f"the map knows {room}/, and no floor does")


def run():
    for source in sources():
        check(source)
    check_map((TOP / "README").read_text(encoding="utf-8"))
