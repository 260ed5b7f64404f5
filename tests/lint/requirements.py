"""tests/requirements.csv is true as far as a machine can see: what it names exists, and what is done names a test."""
import csv

from common import TOP, complain

FILE = "tests/requirements.csv"
STATES = ("done", "part", "open")


def missing(path):
    return path and not (TOP / path).exists()


def check_test(line, test):
    path, _, name = test.partition(":")
    if missing(path):
        complain(FILE, line, f"no such test file: {path}")
    elif name and name not in (TOP / path).read_text(encoding="utf-8"):
        complain(FILE, line, f"{path} has no test with “{name}” in its name")


def check(line, row):
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


def run():
    numbers = set()
    with open(TOP / FILE, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            if row["number"] in numbers:
                complain(FILE, line, f"{row['number']} stands twice")
            numbers.add(row["number"])
            check(line, row)
