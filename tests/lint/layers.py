"""Floors: which room may use which, and who may know a library."""
import re

from common import complain, sources

BASE = {"base"}
DATA = BASE | {"db"}
USES = {
    "base": set(),
    "db": BASE,
    "access": DATA,
    "search": DATA,
    "document": BASE,
    "web": DATA | {"access"},
    "privacy": DATA | {"access"},
    "mail": DATA | {"access", "privacy"},
    "org": DATA | {"access", "privacy", "mail"},
    "account": DATA | {"access", "privacy", "mail"},
    "recruiting": DATA | {"access", "search", "privacy", "mail", "org"},
    "alert": DATA | {"access", "search", "privacy", "mail", "org", "recruiting"},
    "applicant": DATA | {"access", "search", "document", "privacy", "mail", "org", "recruiting", "account", "alert"},
    "marketing": DATA | {"access", "search", "privacy", "mail", "org", "recruiting", "account", "alert", "applicant"},
}
RULES = {"privacy", "mail", "org", "recruiting", "account", "alert", "applicant", "marketing"}
USES["portal"] = USES["backend"] = DATA | {"access", "search", "web"} | RULES
USES["jobs"] = DATA | {"access", "search", "document"} | RULES
LIBRARIES = [
    (r"<(mysql|mariadb|errmsg|mysqld_error)", lambda path: path.parts[1] == "db", "libmariadb belongs to db/"),
    (r"<(ClearSilver|util/neo|cs/cs|cgi/)", lambda path: path.parts[1] == "web" and path.name.startswith("render"), "ClearSilver belongs to web/render*"),
    (r"<(qpdf/|seccomp)", lambda path: path.parts[1] == "document", "libqpdf and libseccomp belong to document/"),
    (r"<archive", lambda path: path.parts[1] == "document", "libarchive belongs to document/"),
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
            room = name[1:].split("/")[0]
            if source.room not in USES:
                complain(source.path, token.line, f"{source.room}/ has no floor yet, see tests/lint/layers.py")
            elif room != source.room and room not in USES[source.room]:
                complain(source.path, token.line, f"{source.room}/ may not use {room}/")


def run():
    for source in sources():
        check(source)
