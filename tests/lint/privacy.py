"""The privacy notice and what makes it true: every sentence (words privacy.<key>) has a row in tests/privacy.csv, and every row a sentence.

kind: test (proof: FILE:words of a test's name), setting (FILE:what stands in it), law (the article), operator (a fact only the operator knows: to be checked by whoever
installs the system), heading. Several proofs are parted by ";". Numbers in sentences are placeholders {…} that the page fills; digits may stand only where the law is named."""
import csv
import re

from common import TOP, complain, hdf_keys

TABLE = "tests/privacy.csv"
KINDS = ("test", "setting", "law", "operator", "heading")
NOTICE = "templates/portal/privacy.cs"
TESTS = {".mjs": r"(?:test|it)\((?:`|'|\")(.*?)(?:`|'|\")[,)]", ".c": r"static void (?:test_)?(\w+)\(void \*\*state\)", ".py": r"def (\w+)"}
ARTICLES = re.compile(r"(?:Artikel|Absatz|Articles?)\s(?:\d+(?:\(\d+\)(?:\(\w\))?)?(?:,| und| and)?\s?)+(?:Absatz \d+)?|\(Article[^)]*\)\)?|\(Artikel[^)]*\)")


def words(text):
    """{key: sentence} of the group privacy."""
    group = re.search(r"^privacy \{\n(.*?)^\}", text, re.S | re.M)
    return dict(re.findall(r"^\t(\w+) = (.*)$", group[1], re.M)) if group else {}


def check_proof(line, kind, proof, read):
    if kind not in ("test", "setting"):
        return
    for one in proof.split(";"):
        path, _, name = one.partition(":")
        text = read(path)
        if text is None:
            complain(TABLE, line, f"there is no {path}")
        elif kind == "setting" and ":" in one and not re.search(r"\.(test\.mjs|c)$", path):
            if name not in text:
                complain(TABLE, line, f"{path} does not hold {name!r}")
        else:
            pattern = TESTS["." + path.rsplit(".", 1)[1]]
            if not any(name in found for found in re.findall(pattern, text)):
                complain(TABLE, line, f"{path} has no test named {name!r}")


def check_sentence(line, key, kind, sentence, known):
    for name in re.findall(r"\{([^}]*)\}", sentence):
        if name not in known:
            complain(TABLE, line, f"{key}: nothing fills {{{name}}}")
    rest = ARTICLES.sub("", re.sub(r"\{[^}]*\}", "", sentence))
    if re.search(r"\d", rest):
        complain(TABLE, line, f"{key}: a number is typed: {rest.strip()[:60]!r}; take it from where the program does")


def check(rows, sentences, template, known, read):
    seen = {}
    for line, row in enumerate(rows, 2):
        key, kind, proof = row["key"], row["kind"], row["proof"]
        if key in seen:
            complain(TABLE, line, f"{key} is there twice")
        seen[key] = line
        if kind not in KINDS:
            complain(TABLE, line, f"{key}: {kind!r} is no kind of proof")
        if not proof and kind != "heading":
            complain(TABLE, line, f"{key}: nothing is named that makes it true")
        check_proof(line, kind, proof, read)
        for language, found in sentences.items():
            if key not in found:
                complain(TABLE, line, f"the notice has no sentence privacy.{key} ({language})")
            for name in (key, f"{key}_days"):
                check_sentence(line, name, kind, found.get(name, ""), known)
    for found in sentences.values():
        for key in found:
            if key.removesuffix("_days") not in seen:
                complain(TABLE, 1, f"privacy.{key} has no row: what makes it true?")
            if not re.search(rf"Privacy\.{key}\s*\?>", template):
                complain(NOTICE, 1, f"privacy.{key} does not stand in the notice")
    for text in re.findall(r">([^<]*)<", re.sub(r"<\?cs.*?\?>", "", template, flags=re.S)):
        if re.search(r"[a-zäöü]{4,}\s+[a-zäöü]{4,}", text):
            complain(NOTICE, 1, f"a sentence that has no key: {text.strip()[:60]!r}")


def placeholders():
    """What portal/site/privacy.c fills: rules, the settings its query names, its own."""
    seed = (TOP / "schema/seed/030_retention.sql").read_text(encoding="utf-8")
    query = (TOP / "cgi-bin/retention/retention.c").read_text(encoding="utf-8")
    page = (TOP / "cgi-bin/portal/site/privacy.c").read_text(encoding="utf-8")
    settings = re.search(r"name IN \(([^)]*)\)", query)
    return set(re.findall(r"\('(RET-\d+)'", seed)) | set(re.findall(r"'(\w+)'", settings[1])) | set(re.findall(r'\{"(\w+)", [\w(]', page))


def run():
    texts = {language: (TOP / f"templates/lang/{language}.hdf").read_text(encoding="utf-8") for language in ("de", "en")}
    for text in texts.values():
        hdf_keys(text)
    rows = list(csv.DictReader((TOP / TABLE).read_text(encoding="utf-8").splitlines()))

    def read(path):
        file = TOP / path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    check(rows, {language: words(text) for language, text in texts.items()}, (TOP / NOTICE).read_text(encoding="utf-8"), placeholders(), read)
