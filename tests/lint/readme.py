"""README and conf/doc: what they name is there. In backticks: paths of the checkout, its scripts with their options, jobs of bmsctl and bmsdemo, targets of make."""
import re

from common import TOP, complain, files, short

TOPS = ("cgi-bin", "conf", "htdocs", "schema", "templates", "tests", ".ci")
ROOMS = r"(?:[a-z_]+/)*[a-z_]+"
MADE = {"build-test", "demo"}  # what commands make


def example(text):
    """Without the example page, whose files nobody has written yet (tests/lib/example.mjs puts them there)."""
    return re.sub(r"^## How to add a page\n.*?(?=^## )", lambda match: "\n" * match[0].count("\n"), text, flags=re.S | re.M)


def words(text):
    """(line, what stands in backticks or in an indented block of commands)"""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("\t"):
            yield number, re.split(r"\s{3,}", line.strip())[0]
    prose = re.sub(r"^\t.*$", "", text, flags=re.M)
    for quoted in re.finditer(r"`([^`]+)`|\]\(([^)#:]+)\)", prose):
        yield prose.count("\n", 0, quoted.start()) + 1, quoted[1] or quoted[2]


def exists(word):
    """A path from the top, from a room of cgi-bin/, or a pattern of several."""
    if any(char in word for char in "*?"):
        return any(True for _ in TOP.glob(word))
    return (TOP / word).exists() or any(True for _ in (TOP / "cgi-bin").glob(f"**/{word}"))


def check_path(path, line, word):
    first = word.split("/")[0]
    if first in TOPS and word not in TOPS and not re.search(r"[A-Z]{3,}\b(?!ME)|[<>{}]", word) and not exists(word.rstrip("/")):
        complain(path, line, f"there is no {word}")
    elif first not in TOPS and re.fullmatch(rf"{ROOMS}/?[a-z_]*\.[ch]", word) and not exists(word):
        complain(path, line, f"there is no {word}")


def check_job(path, line, program, job, jobs):
    if re.fullmatch(r"[a-z][a-z-]+", job) and job not in jobs:
        complain(path, line, f"{program} has no job {job}")


def check_command(path, line, words_of, jobs, targets, scripts):
    """A command: its script is there and may be run, an option or a word for what to do stands in the script."""
    while words_of and re.fullmatch(r"[A-Z_]+=\S*|&&|cd|sudo", words_of[0]):
        words_of = words_of[1:]
    if not words_of:
        return
    program, rest = words_of[0], words_of[1:]
    if program in ("bmsctl", "bmsdemo") and rest:
        check_job(path, line, program, rest[0], jobs)
    elif program == "make" and rest and re.fullmatch(r"[a-z]+", rest[0]) and rest[0] not in targets:
        complain(path, line, f"make knows no target {rest[0]}")
    elif program in scripts:
        for option in rest:
            if re.match(r"--?[a-z]", option) and not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", scripts[program]):
                complain(path, line, f"{program} knows no {option}")
        if program == "conf/demo/stack" and rest and not re.search(rf"^{re.escape(rest[0])}\) ", scripts[program], re.M):
            complain(path, line, f"{program} knows no {rest[0]}")


def check_twice(path, text):
    """A merge of two branches may leave a paragraph twice."""
    met = {}
    for paragraph in re.finditer(r"^(?:- )?\S.*(?:\n[ \t]*(?!- )\S.*)*", text, flags=re.M):
        words_of, line = " ".join(paragraph[0].split()), text.count("\n", 0, paragraph.start()) + 1
        if len(words_of) > 100 and words_of in met:
            complain(path, line, f"stands in line {met[words_of]} already: {words_of[:60]}")
        met.setdefault(words_of, line)


def check(path, text, jobs, targets, scripts):
    for line, word in words(text):
        for command in re.split(r"\s*(?:&&|;)\s*", word):
            parts = command.split()
            if not parts:
                continue
            for part in parts:
                check_path(path, line, part.strip("()[],;:").split(":")[0])
            check_command(path, line, parts, jobs, targets, scripts)


def run():
    tables = "".join((TOP / "cgi-bin" / name).read_text(encoding="utf-8") for name in ("bmsctl.c", "bmsdemo.c"))
    jobs = set(re.findall(r'"([a-z][a-z-]+)"', tables))
    for source in files("cgi-bin/jobs", ".c") + files("cgi-bin/demo", ".c") + files("cgi-bin/bench", ".c"):
        jobs.update(re.findall(r'\.name = "([a-z-]+)"', source.read_text(encoding="utf-8")))
    targets = set(re.findall(r"^([a-z]+)(?:-local)?:", (TOP / "Makefile.am").read_text(encoding="utf-8"), re.M)) | {"install", "check", "all"}
    scripts = {}
    for folder in ("conf", "tests"):
        for file in (TOP / folder).rglob("*"):
            if file.is_file() and file.suffix == "" and file.stat().st_mode & 0o100:
                scripts[str(short(file))] = file.read_text(encoding="utf-8", errors="replace")
    for path in [TOP / "README", *files("conf/doc", ".md")]:
        check_twice(short(path), path.read_text(encoding="utf-8"))
        check(short(path), example(path.read_text(encoding="utf-8")), jobs, targets, scripts)
