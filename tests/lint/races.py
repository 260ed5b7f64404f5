"""tests/races.csv names every rule that two at once could break: where it is built, and the test in which two do it (empty: still to be written). Every file that
reads for locking or holds an object stands there."""
import csv
import re

from common import TOP, complain, files, short

FILE = "tests/races.csv"
# Where the holding itself is built, and who only passes it on.
TOOLS = {"cgi-bin/access/hold.c"}
LOCKS = re.compile(r"\bobject_hold\(|\bFOR UPDATE\b|\bLOCK IN SHARE MODE\b")


def check_row(line, row):
    if not row["rule"]:
        complain(FILE, line, "a rule has words")
    for path in row["built_in"].split(";"):
        if not (TOP / path).is_file():
            complain(FILE, line, f"no such file: {path}")
    for test in filter(None, row["test"].split(";")):
        path, _, name = test.partition(":")
        if not name or not (TOP / path).is_file() or name not in (TOP / path).read_text(encoding="utf-8"):
            complain(FILE, line, f"no such test: {test}")


def run():
    named = set()
    with open(TOP / FILE, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            check_row(line, row)
            named |= set(row["built_in"].split(";"))
    for path in files("cgi-bin", ".c"):
        name = str(short(path))
        if name not in named | TOOLS and LOCKS.search(path.read_text(encoding="utf-8")):
            complain(name, 1, f"holds rows, and stands in no row of {FILE}: which rule could two break, and which test shows that they cannot?")
