"""Sizes: a file has at most 600 lines, a function 100. And every .c file is named in Makefile.am."""
import re

from common import TOP, complain, files, short, sources

FILE, FUNCTION = 600, 100


def check(source):
    lines = source.text.split("\n")
    if len(lines) - 1 > FILE:
        complain(source.path, 1, f"{len(lines) - 1} lines, {FILE} is the end")
    begin = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            begin = number
        elif line == "}" and begin:
            if number - begin > FUNCTION:
                complain(source.path, begin, f"a function of {number - begin} lines, {FUNCTION} is the end")
            begin = None


def run():
    for folder in ("cgi-bin", "tests"):
        for source in sources(folder):
            check(source)
    named = set(re.findall(r"[\w/.-]+", (TOP / "Makefile.am").read_text(encoding="utf-8")))
    for path in files("cgi-bin", ".c"):
        if str(short(path)) not in named:
            complain("Makefile.am", 1, f"{short(path)} is not named")
    for path in files("tests/unit", ".c"):
        if path.name.endswith("_test.c") and str(short(path))[:-2] not in named:
            complain("Makefile.am", 1, f"{short(path)} is not named")
