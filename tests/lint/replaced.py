"""What stands in the place of a library's own function is in the programs alone that need it: in libbms.a every program would get it, since an archive's members come before libc."""
import re

from common import TOP, complain

FUNCTIONS = {"fopen", "FT_New_Face"}


def run():
    makefile = (TOP / "Makefile.am").read_text(encoding="utf-8")
    shared = set(re.search(r"^libbms_a_SOURCES = (.*?)\n(?=\S)", makefile, re.S | re.M)[1].replace("\\", " ").split())
    for name in sorted(shared):
        text = (TOP / name).read_text(encoding="utf-8")
        for match in re.finditer(r"^(?!static|\s)\w[\w *]*?\b(\w+)\([^;{]*\)\n\{", text, re.M):
            if match[1] in FUNCTIONS:
                complain(name, text.count("\n", 0, match.start()) + 1, f"{match[1]}() in the place of a library's own is in all programs: link it to the one that needs it")
