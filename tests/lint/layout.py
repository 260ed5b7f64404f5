"""One hand: C as .clang-format has it, and no line of more than 100 columns, in templates neither. Where clang-format cannot lay out SQL made of macros, a pair of its off and on stands.
In templates each of several calls has a line of its own."""
import re
import shutil
import subprocess

from common import TOP, complain, files, short

COLUMNS = 100
CALLS = re.compile(r"(?:<\?cs\s|^\s*)call:(?:(?!\?>).)*\?><\?cs\scall:")
VALUE = re.compile(r"\s*[\w.-]+ = ")


def width(line):
    return len(line.expandtabs(8))


def check_lines(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if width(line) > COLUMNS:
            complain(path, number, f"{width(line)} columns, {COLUMNS} is the end")


def check_template(path, text):
    check_lines(path, text)
    for number, line in enumerate(text.split("\n"), 1):
        if CALLS.search(line):
            complain(path, number, "two calls in a line: end it with “<?cs”, which shows nowhere, and go on in the next")


def check_words(path, text):
    """A language file: a value stands in one line, however long it is."""
    check_lines(path, "\n".join("" if VALUE.match(line) else line for line in text.split("\n")))


def run():
    sources = files("cgi-bin", ".c", ".h") + files("tests", ".c", ".h")
    for path in sources:
        check_lines(short(path), path.read_text(encoding="utf-8"))
    for path in files("templates", ".cs"):
        check_template(short(path), path.read_text(encoding="utf-8"))
    for path in files("templates/lang", ".hdf"):
        check_words(short(path), path.read_text(encoding="utf-8"))
    program = shutil.which("clang-format-14")
    if not program:
        complain(".clang-format", 1, "clang-format-14 is not installed")
        return
    said = subprocess.run([program, "--dry-run", *map(str, sources)], cwd=TOP, stderr=subprocess.PIPE, text=True, check=False).stderr
    for line in said.split("\n"):
        if "[-Wclang-format-violations]" in line:
            path, number, *_ = line.split(":")
            complain(path.removeprefix(f"{TOP}/"), number, "not as clang-format lays it out")
