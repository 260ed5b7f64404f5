"""Tests wait for a state, never for a time: only the helpers that look again and again may sleep."""
import re

from common import TOP, complain, files, short

HELPERS = {"tests/lib/stack.mjs", "tests/unit/wait.h"}
SLEEP = re.compile(r"(?<![\w.])(u?sleep|nanosleep|clock_nanosleep|setTimeout|thrd_sleep)\s*\(|\b(waitForTimeout|time\.sleep)\s*\(|timers/promises|tv_nsec\s*=\s*[1-9]")


def check(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if SLEEP.search(line):
            complain(path, number, "a fixed wait: wait for a state (eventually, WAIT_UNTIL)")


def run():
    for path in files("tests", ".mjs", ".c", ".h"):
        if str(short(path)) not in HELPERS and "node_modules" not in path.parts:
            check(short(path), path.read_text(encoding="utf-8"))
