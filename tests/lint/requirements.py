"""tests/requirements.csv is true as far as a machine can see: what it names exists, what is done names a test; and every number that stands anywhere in the checkout is one of its
rows, which says in a line what it means. A file of tests stands in a row, of this table or of those of limits, privacy and races: it proves something somebody asked for."""
import csv
import re

from common import TOP, complain, files, short

FILE = "tests/requirements.csv"
STATES = ("done", "part", "open")
NUMBER = re.compile(r"\b(?:ACC|BAK|INT|KPI|LAW|MKT|OBJ|POR|PRO|PRT|RET)-\d{2}\b")
WHAT = (15, 260)  # characters
TABLES = (FILE, "tests/limits.csv", "tests/privacy.csv", "tests/races.csv")
HOUSE = {"example", "statements", "work"}  # tests of how the house is built: no number asks for them


def missing(path):
    return path and not (TOP / path).exists()


def check_test(line, test):
    path, _, name = test.partition(":")
    if missing(path):
        complain(FILE, line, f"no such test file: {path}")
    elif name and name not in (TOP / path).read_text(encoding="utf-8"):
        complain(FILE, line, f"{path} has no test with “{name}” in its name")


def check_what(line, row):
    """Is what the number means said in a plain line?"""
    if not WHAT[0] <= len(row["what"]) <= WHAT[1] or "\n" in row["what"]:
        complain(FILE, line, f"{row['number']} is not said in a line of {WHAT[0]} to {WHAT[1]} characters")


def check_numbers(path, text, known):
    for number, line in enumerate(text.split("\n"), 1):
        for name in NUMBER.findall(line):
            if name not in known:
                complain(path, number, f"{name} is no number of {FILE}")


def check(line, row):
    check_what(line, row)
    if row["state"] not in STATES:
        complain(FILE, line, f"state “{row['state']}” is none of {', '.join(STATES)}")
    if row["state"] == "done" and not row["test"]:
        complain(FILE, line, f"{row['number']} is done but names no test")
    if row["state"] != "open" and not row["built_in"]:
        complain(FILE, line, f"{row['number']} does not say where it is built")
    for path in filter(missing, row["built_in"].split(";")):
        complain(FILE, line, f"no such file: {path}")
    for test in filter(None, row["test"].split(";")):
        check_test(line, test)


def check_proves(paths, tables):
    """paths: test files, as tests/pages/x.test.mjs; tables: what the tables hold."""
    for path in paths:
        if path.split("/")[-1].split(".")[0] not in HOUSE and not re.search(rf"(?:^|[;,\"]){re.escape(path)}(?:$|[:;,\"])", tables, re.M):
            complain(path, 1, f"stands in no row of {FILE}, as what proves a number")


def run():
    numbers = set()
    with open(TOP / FILE, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            if row["number"] in numbers:
                complain(FILE, line, f"{row['number']} stands twice")
            numbers.add(row["number"])
            check(line, row)
    tests = [str(short(path)) for folder in ("tests/pages", "tests/browser") for path in files(folder, ".mjs")]
    check_proves(tests, "\n".join((TOP / table).read_text(encoding="utf-8") for table in TABLES))
    paths = [TOP / "README", *files("conf/doc", ".md"), *files("cgi-bin", ".c", ".h"), *files("schema", ".sql"), *files("templates", ".cs", ".hdf")]
    paths += [path for path in files("tests", ".c", ".h", ".mjs", ".csv", ".py") if path.name != "selftest.py"]
    for path in paths:
        check_numbers(short(path), path.read_text(encoding="utf-8"), numbers)
