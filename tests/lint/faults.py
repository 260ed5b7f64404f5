"""tests/faults.csv names what goes wrong in procedures (the bad input of their requirements), what happens then, and the test in which it does."""
import csv

from common import TOP, complain

FILE = "tests/faults.csv"


def check_test(line, test):
    path, _, name = test.partition(":")
    if not (TOP / path).is_file() or name not in (TOP / path).read_text(encoding="utf-8"):
        complain(FILE, line, f"no such test: {test}")


def run():
    with open(TOP / FILE, encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            if None in row or not all(row.values()):
                complain(FILE, line, "a fault has words, what happens, and a test")
                continue
            for test in row["test"].split(";"):
                check_test(line, test)
