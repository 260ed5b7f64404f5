"""Pages: every record is in its program's list, every view has a template, every template is shown by somebody, a link leads to every page with a view, and a test asks for every page."""
import re

from common import TOP, complain, files, short, sources

RECORD = re.compile(r"^const struct page (page_\w+) = \{(.*?)^\};", re.S | re.M)
LISTED = re.compile(r"\bPAGE\((page_\w+)\)")
TEMPLATE = re.compile(r'"([\w/]+\.cs)"')
DEFINED = re.compile(r'^#define (\w+) "([^"]*)"$', re.M)
INCLUDE = re.compile(r'\binclude\s*!?\s*"([^"]+)"')


def records(source):
    """(name, line, address) of the pages of a file."""
    for match in RECORD.finditer(source.text):
        yield match[1], source.text.count("\n", 0, match.start()) + 1, address(source, match[2])


def address(source, record):
    """Of a record's text: its literal, its macro and literals behind it."""
    path = re.search(r"\.path = ([^,]*),", record)
    defined = dict(DEFINED.findall(source.text))
    return "".join(word.strip('"') if word[0] == '"' else defined.get(word, "") for word in re.findall(r'"[^"]*"|\w+', path[1])) if path else ""


def views(source):
    """(name, line, address) of the pages of a file that show something."""
    shown = {match[1] for match in RECORD.finditer(source.text) if ".view = " in match[2]}
    return [record for record in records(source) if record[0] in shown]


def named(source):
    """The strings of a file that are no page's own address."""
    own = False
    for place, token in enumerate(source.tokens):
        own = source.tokens[place - 2:place] == ["path", "="] or own and token != ","
        if token.kind == "str" and not own:
            yield token.value


def check_linked(source, templates, strings):
    """Does a template or a string of C put the last word of the address behind a slash, its place or a number? strings: of C, without what the pages say of themselves."""
    for name, line, path in views(source):
        words = [segment for segment in path.strip("/").split("/") if not segment.startswith("{")]
        if words and not (re.search(rf"/{re.escape(words[-1])}(?![\w-])", templates) or re.search(rf'(?:^|/|%s){re.escape(words[-1])}(?![\w-])', strings, re.M)):
            complain(source.path, line, f"nothing leads to {path}: no template and no string of C names it")


def check_listed(source, listed):
    for name, line, _ in records(source):
        if name not in listed:
            complain(source.path, line, f"{name} is in no list of pages: cgi-bin/{source.room.split('/')[0]}/pages.h")


def check_templates(all_sources, templates):
    """templates: {name below templates/: text}"""
    named = {}
    for source in all_sources:
        for token in source.strings():
            if TEMPLATE.fullmatch(token):
                named.setdefault(token.value, (source.path, token.line))
    for name, (path, line) in named.items():
        if name not in templates:
            complain(path, line, f"there is no templates/{name}")
    included = {name for text in templates.values() for name in INCLUDE.findall(text)}
    for name in sorted(templates.keys() - named.keys() - included):
        complain(f"templates/{name}", 1, "no page, template or program names it")


def segment_pattern(segment):
    return r"(?:\$\{[^}]*\}|[^/'\"`\s?#]+)" if segment.startswith("{") else re.escape(segment)


def asked(path, text):
    """Does a test name the address, whole, from behind what it has put together before (`${vacancy}/bearbeiten`), or as the form that it sends (action: 'bearbeiten')?"""
    segments = path.strip("/").split("/")
    if segments == [""]:
        return True
    patterns = [segment_pattern(segment) for segment in segments]
    ways = ["/" + "/".join(patterns)]
    literal = max(place for place, segment in enumerate(segments) if not segment.startswith("{")) if any(not s.startswith("{") for s in segments) else -1
    ways += [r"(?:\}|['\"`])/" + "/".join(patterns[begin:]) for begin in range(1, literal + 1)]
    ways += [rf"action: ['\"`]/?(?:{'|'.join('/'.join(patterns[begin:]) for begin in range(1, literal + 1))})"] if literal > 0 else []
    return any(re.search(way + r"(?=['\"`?#\s$\\]|$)", text) for way in ways)


def check_asked(source, tests):
    for _, line, path in records(source):
        if not asked(path, tests):
            complain(source.path, line, f"no test asks for {path}: see tests/pages/")


def run():
    all_sources = sources()
    listed = {name for path in files("cgi-bin", ".h") if path.name == "pages.h" for name in LISTED.findall(path.read_text(encoding="utf-8"))}
    templates = {str(short(path).relative_to("templates")): path.read_text(encoding="utf-8") for path in files("templates", ".cs")}
    tests = "\n".join(path.read_text(encoding="utf-8") for folder in ("tests/pages", "tests/browser", "tests/lib") for path in files(folder, ".mjs"))
    mails = "\n".join(path.read_text(encoding="utf-8") for path in files("templates/mail", ".md"))
    strings = "\n".join(word for source in all_sources for word in named(source))
    check_templates(all_sources, templates)
    for source in all_sources:
        if source.room.split("/")[0] in ("portal", "backend"):
            check_listed(source, listed)
            check_linked(source, "\n".join([*templates.values(), mails]), strings)
            check_asked(source, tests)
