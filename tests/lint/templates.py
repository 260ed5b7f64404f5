"""Templates: what ClearSilver would print raw, where escaping for HTML is not enough, what the CSP would stop."""
import re

from common import complain, files, short

REFUSED = {"uvar", "evar", "lvar", "alt", "name", "linclude", "escape"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "cite", "srcset", "ping", "background", "xlink:href"}
ESCAPERS = ("link", "rendered", "url_path", "url_query", "url_escape", "html_escape", "js_escape", "css_url_validate", "url_validate",
            "text_html", "html_strip", "_")
TAG = re.compile(r"<\?cs(.*?)\?>", re.S)
RAW = re.compile(r"([\w.]+[._])?(html|json)")
macros = {}  # name → parameters
COMMAND = re.compile(r"\s*(/?\s*\w+)\s*([:!]?)(.*)", re.S)


def pieces(text):
    """("text", line, text) and ("cs", line, (command, mark, rest)) in order; comments are left out."""
    at, line = 0, 1
    for match in TAG.finditer(text):
        yield "text", line, text[at:match.start()]
        line += text.count("\n", at, match.start())
        body = match[1]
        if not body.strip().startswith("#"):
            command = COMMAND.match(body)
            yield "cs", line, (command[1].replace(" ", ""), command[2], command[3].strip()) if command else (body, "", "")
        at = match.end()
        line += match[0].count("\n")
    yield "text", line, text[at:]


def arguments_of(text):
    """What stands between the parentheses of a call, parted by the commas outside of strings and inner calls."""
    parts, depth, quote = [""], 0, ""
    for char in text:
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                break
        if char == "," and depth == 0 and not quote:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in parts if part.strip()]


def check_call(path, line, rest):
    name, _, text = rest.partition("(")
    taken = [parameter for parameter in macros.get(name.strip(), ()) if parameter]
    if name.strip() not in macros:
        complain(path, line, f"there is no macro {name.strip()}")
    elif len(arguments_of(text)) != len(taken):
        complain(path, line, f"{name.strip()}() takes {len(taken)} values, not {len(arguments_of(text))}")


def check_command(path, line, command, mark, rest):
    if command == "call":
        check_call(path, line, rest)
    if command in REFUSED:
        complain(path, line, f"`{command}` prints without escaping or escapes anew")
    if command == "include" and mark != "!":
        complain(path, line, "`include:` passes over a missing file; write `include!`")
    literals_out = re.sub(r'"[^"]*"|\'[^\']*\'', '""', rest)
    if command != "def":
        for name in ESCAPERS:
            if re.search(rf"(?<![\w.]){name}\s*\(", literals_out) and re.search(r"\+", literals_out):
                complain(path, line, f"`{name}()` inside a sum: the whole sum is printed raw")
    inside = re.findall(r"(?<![\w.])rendered\s*\(([^)]*)\)", literals_out)
    if command == "call":
        name, _, arguments = rest.partition("(")
        inside += [given for given, taken in zip(arguments.rstrip(") ").split(","), macros.get(name.strip(), ())) if RAW.fullmatch(taken)]
    for variable in inside:
        if not RAW.fullmatch(variable.strip()):
            complain(path, line, f"`{variable.strip()}` goes out raw: only what the program has made as HTML, named …_html, may")


class Html:
    """Follows the HTML between the commands just far enough to know where a value lands."""

    def __init__(self, path):
        self.path, self.state, self.tag, self.attribute, self.value, self.script = path, "text", "", "", None, ""

    def text(self, line, text):
        for char in text:
            if char == "\n":
                line += 1
            getattr(self, "in_" + self.state)(char, line)

    def in_text(self, char, line):
        self.value = (self.value or "")[-12:] + char
        if char == "<":
            self.state, self.tag, self.attribute = "open", "", ""

    def in_open(self, char, line):
        if self.tag == "!-" and char == "-":
            self.state, self.value = "comment", ""
        elif char.isspace() or char == ">":
            self.attributes = {}
            self.state = "tag"
            self.in_tag(char, line)
        else:
            self.tag += char.lower()

    def in_comment(self, char, line):
        self.value = self.value[-2:] + char
        if self.value == "-->":
            self.state = "text"

    def in_tag(self, char, line):
        if char == ">":
            self.end_name(line)
            self.end_tag(line)
        elif char == "=":
            self.state, self.value = "equals", ""
        elif char.isspace():
            self.end_name(line)
        else:
            self.attribute += char.lower()

    def in_equals(self, char, line):
        if char in "\"'":
            self.state, self.quote, self.value = "quoted", char, []
        elif char == ">":
            self.state = "text"
        elif not char.isspace():
            self.state, self.value = "bare", [char]

    def in_bare(self, char, line):
        if char.isspace() or char == ">":
            self.end_value(line)
            self.state = "tag"
            if char == ">":
                self.end_tag(line)
        else:
            self.value.append(char)

    def in_quoted(self, char, line):
        if char == self.quote:
            self.end_value(line)
            self.state = "tag"
        elif self.value and isinstance(self.value[-1], str):
            self.value[-1] += char
        else:
            self.value.append(char)

    def in_script(self, char, line):
        self.script += char
        if self.script.lower().endswith("</script") or self.script.lower().endswith("</style"):
            body = self.script[:self.script.rindex("<")].strip()
            if body and not self.data_block:
                complain(self.path, line, f"inline <{self.tag}>: the CSP stops it")
            self.state, self.tag = "open", "/"

    def end_name(self, line):
        if self.attribute.startswith("on"):
            complain(self.path, line, f"{self.attribute}: inline script")
        self.attribute = ""

    def end_value(self, line):
        name, value = self.attribute, self.value
        self.attributes[name] = value
        if name == "style":
            complain(self.path, line, "style attribute: the CSP stops it")
        elif name == "maxlength":
            complain(self.path, line, "maxlength cuts what is pasted without a word: data-max and the server's answer")
        elif name.startswith("on"):
            complain(self.path, line, f"{name}: inline script")
        elif name in ADDRESSES:
            reason = address_fault(value)
            if reason:
                complain(self.path, line, f"{name}: {reason}")
        self.attribute, self.value = "", ""

    def end_tag(self, line):
        self.state, self.value = "text", ""
        if self.tag == "style":
            complain(self.path, line, "inline <style>: the CSP stops it")
        if self.tag in ("script", "style"):
            kind = self.attributes.get("type")
            self.data_block = kind == ["application/ld+json"]
            self.state, self.script = "script", ""

    def command(self, line, command, rest):
        if command == "def":
            self.state, self.attribute, self.value = "text", "", ""
        if command == "var":
            self.printed(line, rest)
        elif command == "call" and self.state in ("equals", "bare"):
            complain(self.path, line, "attribute without quotes")
        elif command == "call" and self.state == "quoted":
            self.value.append(("call", rest))

    def printed(self, line, rest):
        if re.match(r"rendered\s*\(", rest) and not (self.state == "text" or self.state == "script" and self.data_block):
            complain(self.path, line, "`rendered()` belongs into text, not into a tag")
        if self.state == "text" and re.search(r"[\w-]=$", self.value or ""):
            complain(self.path, line, "attribute without quotes")
        elif self.state in ("equals", "bare"):
            complain(self.path, line, "attribute without quotes")
            self.state = "bare"
            self.value = list(self.value)
        elif self.state in ("tag", "open"):
            complain(self.path, line, "a value as name of a tag or attribute")
        elif self.state == "script" and not self.data_block:
            complain(self.path, line, "a value inside a script")
        elif self.state == "script" and not rest.startswith("rendered("):
            complain(self.path, line, "JSON in a data block is made by the program: rendered(…_html)")
        elif self.state == "comment":
            complain(self.path, line, "a value inside a comment")
        elif self.state == "quoted":
            self.value.append(("var", rest))


def address_fault(value):
    """What is wrong with an address made of these literal and printed parts; None: nothing."""
    if not value:
        return None
    first, then = value[0], value[1] if len(value) > 1 else ""
    if isinstance(first, str):
        if re.match(r"\s*(javascript|data|vbscript):", first, re.I):
            return "an address that runs script"
        if first.startswith("//") or (first == "/" and then):
            return "`/` before a value may become another host"
        if re.fullmatch(r"[\w+.-]*:?/*", first) and not first.startswith("/") and then and not re.match(r"mailto:|tel:", first):
            return "scheme or host from a value"
        return None
    kind, rest = first
    if kind == "var" and re.fullmatch(r"link\(.+\)", rest, re.S):
        return None
    if kind == "var" and rest == "Base":
        if isinstance(then, str) and (then == "/" and len(value) == 2 or re.match(r"/[\w.?#-]", then)):
            return None
        return "after Base comes a literal path"
    return "an address from a value needs link()"


def learn(text):
    for kind, _, piece in pieces(text):
        if kind == "cs" and piece[0] == "def":
            name, _, parameters = piece[2].partition("(")
            macros[name.strip()] = [parameter.strip() for parameter in parameters.rstrip(") ").split(",")]


COUNTS = ("added|ads|applications|below|changed|count|done|failed|files|members|milliseconds|pages|passed|people|posts|projects|removed|row_count|seconds|total|"
          "unmapped|vacancies|without_filters|wrong|Count|Kept")


def check_counts(path, text):
    """What is counted is shown by number(x), with its thousands apart; not in attributes, where programs read it."""
    for match in re.finditer(rf'(=")?<\?cs var:(?!Lang\.)(?:\w+\.)*(?:{COUNTS}) \?>|call:fact\([^,]+, (?!Lang\.)(?:\w+\.)+(?:{COUNTS})\)', text):
        if not match[1]:
            complain(path, text.count("\n", 0, match.start()) + 1, f"a count without number(): {match[0]}")


# what staff write, by the last part of a value's name; Page.title and the titles of alerts say themselves which language they are in
GERMAN = "title|authority|unit|town|teaser|street|vacancy_title|jobad_title|parent"


def check_german(path, text):
    """What staff wrote is German on English pages, too: german(x) says so (WCAG 3.1.2). Attributes cannot say it; macros are given the plain value."""
    bare = re.sub(r"<\?cs.*?\?>", lambda match: " " * len(match[0]), text, flags=re.S)
    for match in re.finditer(rf"<\?cs var:(?!Page\.|Alert\.|Lang\.)((?:\w+\.)+(?:{GERMAN})) \?>", text):
        inside = bare.rfind("<", 0, match.start()) > bare.rfind(">", 0, match.start())
        alert = "Alerts" in text and match[1] == "a.title" and text.rfind("= Alerts", 0, match.start()) > text.rfind("<?cs def:", 0, match.start())
        if not inside and not alert:
            complain(path, text.count("\n", 0, match.start()) + 1, f"{match[0]}: what staff wrote is shown by german()")


def check_empty(path, text):
    """A condition or a loop around nothing is what was left of something."""
    parts = [piece for piece in pieces(text) if piece[0] == "cs" or piece[2].strip()]
    for (kind, line, piece), (other, _, then) in zip(parts, parts[1:]):
        if kind == other == "cs" and piece[0] in ("if", "elif", "else", "each", "loop", "with") and then[0] in ("/if", "/each", "/loop", "/with", "else"):
            complain(path, line, f"nothing stands between {piece[0]} and {then[0]}")


def check(path, text):
    check_empty(path, text)
    check_german(path, text)
    check_counts(path, text)
    html = Html(path)
    for kind, line, piece in pieces(text):
        if kind == "text":
            html.text(line, piece)
        else:
            check_command(path, line, *piece)
            html.command(line, piece[0], piece[2])


def run():
    texts = {path: path.read_text(encoding="utf-8") for path in files("templates", ".cs")}
    for text in texts.values():
        learn(text)
    for path, text in texts.items():
        check(short(path), text)
