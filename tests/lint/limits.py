"""tests/limits.csv knows every number in the program that could be a limit: its value, what becomes of one more, and the test of it.

kind: input (more is refused, and said), list (more is on another page, or the page says that there is more), rate (more is refused for a while, and said), cut
(shortened where it is shown, with "…"), setting (administrators change it), batch (the rest follows), kept (what is remembered; the rest is made anew), time, size (of what
the program makes itself: never exceeded). `told` says what one is told at limit + 1, of the first four kinds; `test` names the test that shows it, where there is one.
"""
import csv
import io
import re

from common import TOP, complain, files, short

FILE = "tests/limits.csv"
TOLD = ("input", "list", "rate", "cut")
KINDS = (*TOLD, "setting", "batch", "kept", "time", "size")
UNITS = {"DAY", "HOUR", "MINUTES", "WEEK", "KILO", "MEGA"}
DEFINE = re.compile(r"^#define\s+(\w+)[ \t]+(\S.*?)\s*(?:/\*.*)?$")
RATE = re.compile(r"(?:struct rate \w+ =|\(struct rate\))\s*\{([^}]*)\}", re.S)
SETTING = re.compile(r"\('(\w+)', '(\d+)'\)")
SERVER = re.compile(r"^\s*(client_max_body_size|limit_req|limit_req_zone|limit_conn|large_client_header_buffers|client_\w+_timeout|fastcgi_\w+_timeout|fastcgi_buffers"
                    r"|fastcgi_buffer_size|LimitRequest\w+|RequestReadTimeout)\s+(.*?);?$|Content-Length\} -gt (\d+)")


def numbers(path, text):
    """(name, value) of every limit in one file."""
    if path.suffix == ".sql":
        yield from SETTING.findall(text)
    elif path.suffix in (".c", ".h"):
        for line in re.sub(r"\\\n", " ", text).split("\n"):
            found = DEFINE.match(line)
            if found and found[1] not in UNITS and re.search(r"(?<![\w.])\d", re.sub(r'"[^"]*[A-Za-z:#?(][^"]*"', "", found[2])) and "sizeof" not in found[2]:
                yield found[1], found[2]
        for most in re.findall(r"\bLIMIT (\d+)", text):
            if int(most) > 1:
                yield f"LIMIT {most}", most
        for rate in RATE.findall(text):
            parts = [re.sub(r"^\.\w+ = ", "", part.strip()) for part in rate.split(",")]
            if parts[0].startswith('"'):
                yield f"rate {parts[0][1:-1]}", f"{parts[1]} in {parts[2]}"
    else:
        for line in text.split("\n"):
            found = SERVER.search(line)
            if found:
                yield found[1] or "Content-Length", (found[2] or found[3]).strip()


def everywhere():
    for path in [*files("cgi-bin", ".c", ".h"), TOP / "schema/seed/050_settings.sql", *files("conf/nginx", ".conf", ".sample"), TOP / "conf/apache/bms.conf.sample"]:
        for name, value in numbers(path, path.read_text(encoding="utf-8")):
            yield name, str(short(path)), value


def check_row(line, row):
    if row["kind"] not in KINDS:
        complain(FILE, line, f"kind “{row['kind']}” is none of {', '.join(KINDS)}")
    if row["kind"] in TOLD and not row["told"]:
        complain(FILE, line, f"{row['name']}: what is one told at one more?")
    for test in filter(None, row["test"].split(";")):
        path, _, name = test.partition(":")
        if not name or not (TOP / path).exists() or name not in (TOP / path).read_text(encoding="utf-8"):
            complain(FILE, line, f"no such test: {test}")


def complain_missing(found, table):
    for name, where, value in sorted(found - set(table)):
        row = io.StringIO()
        csv.writer(row, lineterminator="").writerow([name, where, value])
        complain(where, 1, f"{name} is not in {FILE}: {row.getvalue()},<kind>,<told>,<test>")
    for key in sorted(set(table) - found):
        complain(FILE, table[key], f"{key[0]} = {key[2]} is not in {key[1]} any more")


def run():
    table = {}
    with open(TOP / FILE, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            table[row["name"], row["where"], row["value"]] = line
            check_row(line, row)
    found = set(everywhere())
    complain_missing(found, table)
