"""One hand: C as .clang-format has it, and no line of more than 100 columns. Where clang-format cannot lay out SQL made of macros, a pair of its off and on stands."""
import shutil
import subprocess

from common import TOP, complain, files, short

COLUMNS = 100


def width(line):
    return len(line.expandtabs(8))


def check_lines(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if width(line) > COLUMNS:
            complain(path, number, f"{width(line)} columns, {COLUMNS} is the end")


def run():
    sources = files("cgi-bin", ".c", ".h") + files("tests", ".c", ".h")
    for path in sources:
        check_lines(short(path), path.read_text(encoding="utf-8"))
    program = shutil.which("clang-format-14")
    if not program:
        complain(".clang-format", 1, "clang-format-14 is not installed")
        return
    said = subprocess.run([program, "--dry-run", *map(str, sources)], cwd=TOP, stderr=subprocess.PIPE, text=True, check=False).stderr
    for line in said.split("\n"):
        if "[-Wclang-format-violations]" in line:
            path, number, *_ = line.split(":")
            complain(path.removeprefix(f"{TOP}/"), number, "not as clang-format lays it out")
