"""Language keys: every key used in templates and programs is in de.hdf and en.hdf, both files have the same keys, and none is there for nothing.

Besides `Lang.a.b` in templates and whole keys in C ("menu.cockpit"), these name keys: the title of a page's record (title.<x>), the fields of
declared forms (form.<form>.<field>, optional …_hint, of required ones …_missing, options …_<code>), reasons of problem_add and form_problem (problem.<x>), notices
of redirect_to (notice.<x>), actions of history_add (history.<x>), view_code's group, that of a list's column or filter (.words).
`Lang.group[x]` and "group.%s" use all keys of a group. What cannot be seen is said in a comment: /* words: problem.too_late status.* */ or <?cs # words: … ?>.
"""
import re

from common import TOP, Source, Token, complain, files, hdf_keys, short, sources
from templates import TAG

BY_RULE = {"problem", "title", "notice", "history", "form"}
LANGUAGES = ("de", "en")


class Keys:
    def __init__(self, texts):
        self.keys = {language: hdf_keys(text) for language, text in texts.items()}
        self.all = set().union(*self.keys.values())
        self.groups = {key[:end] for key in self.all for end in (match.start() for match in re.finditer(r"\.", key))}
        self.used = set()

    def need(self, key, path, line):
        self.used.add(key)
        for language, keys in self.keys.items():
            if key not in keys:
                complain(path, line, f"{key} is missing in {language}.hdf")

    def may(self, key):
        self.used.add(key)

    def group(self, name, path, line):
        if name not in self.groups:
            complain(path, line, f"there are no keys {name}.…")
        self.prefix(name + ".")

    def prefix(self, start):
        self.used.update(key for key in self.all if key.startswith(start))

    def said(self, word, path, line):
        if word.endswith(".*"):
            self.group(word[:-2], path, line)
        else:
            self.need(word, path, line)

    def finish(self, path):
        for language, keys in self.keys.items():
            for key, line in keys.items():
                if key not in self.used:
                    complain(path.format(language), line, f"{key} is used by nobody")
            for key in self.all - keys.keys():
                if key not in self.used:
                    complain(path.format(language), 1, f"{key} is missing")


def in_template(keys, path, text):
    for match in TAG.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        body = match[1].strip()
        if body.startswith("#"):
            for words in re.findall(r"words:(.*)", body):
                for word in words.split():
                    keys.said(word, path, line)
            continue
        for key, index in re.findall(r"\bLang\.([\w.]+?)\.?(\[|(?![\w.]))", body):
            if index or key in keys.groups and key not in keys.all:
                keys.group(key, path, line)
            else:
                keys.need(key, path, line)


def literals(tokens):
    return [token.value for token in tokens if token.kind == "str"]


def plain(tokens):
    """True when an argument is a literal, NULL, or a choice between such."""
    return all(token.kind == "str" or token == "NULL" for token in tokens) or (
        "?" in tokens and all(token.kind == "str" or token == "NULL" or token in (":", "?") for token in tokens[tokens.index("?"):]))


def arrays(all_sources):
    """Arrays of literals by name, e.g. the choices of a field."""
    found = {}
    for source in all_sources:
        tokens = source.tokens
        for place, token in enumerate(tokens):
            if token == "=" and tokens[place - 1] == "]" and place + 1 < len(tokens) and tokens[place + 1] == "{":
                name = next((tokens[back - 1] for back in range(place - 1, 0, -1) if tokens[back] == "["), None)
                end = place + 2
                while end < len(tokens) and (tokens[end].kind == "str" or tokens[end] in (",", "NULL", "0")):
                    end += 1
                if end < len(tokens) and tokens[end] == "}":
                    found[str(name)] = literals(tokens[place + 2:end])
    return found


def records(tokens, array):
    """The initialisers {…} of the elements of an array of structs, as lists of tokens."""
    for place, token in enumerate(tokens):
        if token == array and tokens[place + 1:place + 2] == ["["]:
            begin = next((at for at in range(place, min(place + 8, len(tokens))) if tokens[at] == "{"), None)
            if begin is None:
                continue
            depth, element = 0, []
            for inner in tokens[begin:]:
                depth += (inner in "({") - (inner in ")}")
                if depth == 0 or inner == "," and depth == 1:
                    if element:
                        yield element
                    element = []
                    if depth == 0:
                        return
                elif inner is not tokens[begin]:
                    element.append(inner)


def member(tokens, name):
    """The tokens of `.name = …` in an initialiser."""
    for place, token in enumerate(tokens[:-3]):
        if token == "." and tokens[place + 1] == name and tokens[place + 2] == "=":
            end = place + 3
            while end < len(tokens) and tokens[end] != ",":
                end += 1
            return tokens[place + 3:end]
    return []


MACRO = re.compile(r"^#[ \t]*define[ \t]+(\w+)(?:\((\w+)[^)\n]*\))?((?:[^\n]*\\\n)*[^\n]*)", re.M)


def macros(source):
    """{name: (parameter, body)} of the macros of this file and of the headers it includes that make records."""
    texts = [source.text] + [(TOP / "cgi-bin" / name).read_text(encoding="utf-8") for name in re.findall(r'^#include "([\w/]+\.h)"', source.text, re.M)]
    return {name: (parameter, body) for text in texts for name, parameter, body in MACRO.findall(text) if re.match(r"[\s\\]*\{[\s\\]*\.", body)}


def expanded(source, fields):
    """The records of an array, those that a macro makes as the macro has them; of its parameters the first counts."""
    known = macros(source)
    for field in fields:
        parameter, body = known.get(str(field[0]), (None, None))
        if body is None:
            yield field
            continue
        given = field[2] if parameter else ""
        text = body.replace("\\\n", " ")
        text = re.sub(rf"#{parameter}\b", f'"{given}"', text) if parameter else text
        text = re.sub(rf"\b{parameter}\b", str(given), text) if parameter else text
        made = Source(source.path, f"x[] = {{{text}}}").tokens
        for record in records(made, "x"):
            yield [Token(token, token.kind, field[0].line) for token in record]


def required(field):
    """Has it to be filled in by somebody?"""
    return bool(member(field, "required")) and not member(field, "hidden")


def forms(keys, source, choices):
    for _, line, arguments, place in source.calls("FORM"):
        if source.tokens[place - 1] == "define" or len(arguments) != 3 or not literals(arguments[0]):
            continue
        form = literals(arguments[0])[0]
        fields = list(expanded(source, records(source.tokens, arguments[1][0])))
        if not fields:
            complain(source.path, line, f"the fields of form {form} are not in this file")
        for field in fields:
            for name in literals(member(field, "name")):
                key = f"form.{form}.{name}"
                keys.need(key, source.path, field[0].line)
                keys.may(f"{key}_hint")
                if required(field):
                    keys.need(f"{key}_missing", source.path, field[0].line)
                keys.may(f"{key}_missing")
                if member(field, "sometimes") == ["true"]:
                    keys.need(f"{key}_hint", source.path, field[0].line)  # says when it is needed
                for array in member(field, "choices"):
                    for code in choices.get(str(array), []):
                        keys.need(f"{key}_{code}", source.path, field[0].line)


def arguments_of(keys, source, group, names, place):
    """Keys group.<literal> from an argument; where it is no literal, the file's literals count as used, and those it returns must exist."""
    unseen = False
    for _, line, arguments, _ in source.calls(*names):
        if len(arguments) <= place:
            continue
        given = arguments[place]
        if plain(given):
            for text in literals(given):
                keys.need(f"{group}.{text}", source.path, line)
        elif "const" not in given:  # else a declaration
            unseen = True
    if unseen:
        for token in source.strings():
            if f"{group}.{token.value}" in keys.all:
                keys.may(f"{group}.{token.value}")
    return unseen


def returned(source):
    """Literals in return statements and in assignments to `reason`."""
    tokens = source.tokens
    for place, token in enumerate(tokens):
        if token == "return" or token == "=" and tokens[place - 1] == "reason":
            for inner in tokens[place + 1:]:
                if inner == ";" or inner == "(":
                    break
                if inner.kind == "str" and re.fullmatch(r"[a-z][a-z_]+", inner.value):
                    yield inner


def in_source(keys, source, choices):
    for word, line in source.words:
        keys.said(word, source.path, line)
    for place, token in enumerate(source.tokens):
        if token == "title" and source.tokens[place - 1] == "." and source.tokens[place + 1] == "=" and source.room.split("/")[0] in ("portal", "backend"):
            for title in literals(source.tokens[place + 2:place + 3]):
                keys.need(f"title.{title}", source.path, token.line)
        if token == "words" and source.tokens[place - 1] == "." and source.tokens[place + 1] == "=":
            for group in literals(source.tokens[place + 2:place + 3]):
                keys.group(group, source.path, token.line)
    forms(keys, source, choices)
    adds = arguments_of(keys, source, "problem", ("problem_add", "problem_add_of", "form_problem"), 2)
    for token in returned(source):
        key = f"problem.{token.value}"
        if adds:
            keys.need(key, source.path, token.line)
        else:
            keys.may(key)
    arguments_of(keys, source, "guard", ("process_stop_add",), 1)
    arguments_of(keys, source, "problem", ("process_stop_add",), 2)
    arguments_of(keys, source, "notice", ("redirect_to",), 1)
    arguments_of(keys, source, "history", ("history_add", "history_add_audited"), 4)
    for _, line, arguments, _ in source.calls("view_code", "view_code_find"):
        if len(arguments) == 3 and literals(arguments[1]):
            for group in literals(arguments[1]):
                if group not in BY_RULE:
                    keys.group(group, source.path, line)
        elif len(arguments) == 3 and not source.room.startswith("web"):
            for token in source.strings():
                if token.value in keys.groups and token.value not in BY_RULE:
                    keys.group(token.value, source.path, token.line)
    tops = {group for group in keys.groups if "." not in group}
    for token in source.strings():
        text = token.value
        pattern = re.match(r"([a-z_]+)\.[\w.]*(?=%)", text)
        if pattern and pattern[1] in tops and pattern[1] not in BY_RULE:
            keys.prefix(pattern[0])
        elif re.fullmatch(r"[a-z_]+(\.\w+)+", text) and text.split(".")[0] in tops and not re.search(r"\.(cs|md|hdf|fcgi)$", text):
            if text in keys.groups and text not in keys.all:
                keys.group(text, source.path, token.line)
            else:
                keys.need(text, source.path, token.line)


def run():
    texts = {language: (TOP / f"templates/lang/{language}.hdf").read_text(encoding="utf-8") for language in LANGUAGES}
    keys = Keys(texts)
    for path in files("templates", ".cs"):
        in_template(keys, short(path), path.read_text(encoding="utf-8"))
    all_sources = sources()
    choices = arrays(all_sources)
    for source in all_sources:
        in_source(keys, source, choices)
    keys.finish("templates/lang/{}.hdf")
