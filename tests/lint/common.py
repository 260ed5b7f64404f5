"""What the lints share: the checkout's files, C in tokens, templates in pieces, language files as keys."""
import bisect
import functools
import pathlib
import re

TOP = pathlib.Path(__file__).resolve().parents[2]
complaints = []


def complain(path, line, text):
    complaints.append(f"{path}:{line}: {text}")


def files(folder, *endings):
    return sorted(path for path in (TOP / folder).rglob("*") if path.suffix in endings)


def short(path):
    return path.relative_to(TOP) if path.is_relative_to(TOP) else path


class Token(str):
    """A C token: kind is str, chr, id, num, op or directive (a whole preprocessor line)."""

    def __new__(cls, text, kind, line):
        token = super().__new__(cls, text)
        token.kind, token.line = kind, line
        return token

    @property
    def value(self):
        return self[1:-1]


C = re.compile(r'''(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<directive>^[ \t]*\#(?:\\\n|/\*.*?\*/|[^\n])*)|(?P<str>"(?:\\.|[^"\\\n])*")
    |(?P<chr>'(?:\\.|[^'\\\n])*')|(?P<id>[A-Za-z_]\w*)|(?P<num>\d[\w.]*)|(?P<op>->|[^\s\w])''', re.S | re.M | re.X)
WORDS = re.compile(r"/\*\s*words:(.*)\*/", re.S)


class Source:
    """A C file: tokens without comments; words: what `/* words: … */` comments name."""

    def __init__(self, path, text=None):
        self.path, self.text = short(path), path.read_text(encoding="utf-8") if text is None else text
        starts = [0] + [match.end() for match in re.finditer("\n", self.text)]
        self.tokens, self.words = [], []
        for match in C.finditer(self.text):
            line = bisect.bisect(starts, match.start())
            if match.lastgroup == "comment":
                said = WORDS.fullmatch(match[0])
                self.words += [(word, line) for word in (said[1].split() if said else ()) if word != "*"]
            else:
                self.tokens.append(Token(match[0], match.lastgroup, line))

    @property
    def room(self):
        """The folder below cgi-bin/, as "backend/vacancy"; of the programs' own files "program"."""
        return "/".join(self.path.parts[1:-1]) or "program"

    @property
    def pages(self):
        """Is it of the floors that know of pages?"""
        return self.room.split("/")[0] in ("portal", "backend", "web", "program")

    def calls(self, *names):
        """(name, line, arguments as lists of tokens, place of the name)"""
        tokens = self.tokens
        for place, token in enumerate(tokens[:-1]):
            if token.kind == "id" and token in names and tokens[place + 1] == "(":
                arguments, depth = [[]], 0
                for inner in tokens[place + 1:]:
                    if inner in ("(", "[", "{") and inner.kind == "op":
                        depth += 1
                        if depth == 1:
                            continue
                    elif inner in (")", "]", "}") and inner.kind == "op":
                        depth -= 1
                        if depth == 0:
                            break
                    elif inner == "," and depth == 1:
                        arguments.append([])
                        continue
                    arguments[-1].append(inner)
                yield token, token.line, arguments, place

    def strings(self):
        return [token for token in self.tokens if token.kind == "str"]


@functools.cache
def sources(folder="cgi-bin"):
    return [Source(path) for path in files(folder, ".c", ".h")]


def hdf_keys(text):
    """{key: line} of every value in an HDF file; groups are no keys."""
    keys, groups, end = {}, [], None
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if end:
            end = None if line == end else end
            continue
        if not line or line.startswith("#"):
            continue
        if line == "}":
            groups.pop()
            continue
        match = re.fullmatch(r"([\w.-]+)\s*(?:\[[^\]]*\]\s*)?(\{|=|:=|:|<<)\s*(.*)", line)
        if not match:
            raise ValueError(f"line {number}: {line}")
        name, kind, rest = match.groups()
        if kind == "{":
            groups.append(name)
            continue
        key = ".".join([*groups, name])
        if key in keys:
            raise ValueError(f"line {number}: {key} is there twice")
        keys[key] = number
        end = rest if kind == "<<" else None
    return keys
