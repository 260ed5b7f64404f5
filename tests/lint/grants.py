"""What a program's code writes, its database account may write (schema/grants.sql): every INSERT, UPDATE and DELETE that can be reached from a program's own files.

Reached is what is named: from the program's files a name leads to a function, a variable or a macro, and from there to what that names. Statements are literals (sql.py), so that
table and verb can be read; columns are not compared."""
import re

from common import TOP, complain, sources

FILE = "schema/grants.sql"
PROGRAMS = {  # the program's own file and rooms → its account
    "portal": ("bms_portal", ("portal",)),
    "backend": ("bms_backend", ("backend",)),
    "bmsctl": ("bms_jobs", ("jobs",)),
    "bmsdemo": ("bms_jobs", ("demo",)),
}
OWNERS = ("cgi-bin/jobs/migrate.c", "cgi-bin/db/migrate.c", "cgi-bin/db/sql_file.c")  # run as bms_owner
GRANT = re.compile(r"^GRANT (.*?)\s+ON (?:FUNCTION )?(\S+) TO '(\w+)'", re.S | re.M)
WRITES = (
    (r"\bINSERT (?:IGNORE )?INTO ([\w.]+)", "INSERT"),
    (r"\bREPLACE INTO ([\w.]+)", "INSERT"),
    (r"\bREPLACE INTO ([\w.]+)", "DELETE"),
    (r"\bINSERT (?:IGNORE )?INTO ([\w.]+).*ON DUPLICATE KEY UPDATE", "UPDATE"),
    (r"(?:^|\bFOR |\bBEGIN )\s*UPDATE (?:IGNORE )?(?!SKIP\b)([\w.]+)", "UPDATE"),
    (r"\bDELETE (?:\w+ )?FROM ([\w.]+)", "DELETE"),
)


class Node:
    """Something with a name: a function, a variable, a macro; what it names, and what it writes."""

    def __init__(self, source, name, local, tokens):
        self.source, self.name, self.local = source, name, local
        self.names = {str(token) for token in tokens if token.kind == "id"}
        self.writes = list(writes(tokens))
        for token in tokens:
            if token.kind == "directive":
                self.names.update(re.findall(r"\b[A-Za-z_]\w*", re.sub(r'"[^"]*"', "", token)))


def statements(tokens):
    """(line, text) of literals that stand together; a macro between them is left out."""
    line, text = 0, ""
    for token in tokens:
        if token.kind == "directive":
            for part in ["".join(re.findall(r'"([^"]*)"', re.sub(r"\\\n", " ", token)))]:
                yield token.line, part
        elif token.kind == "str":
            line, text = (line if text else token.line), text + token.value
        elif text and not (token.kind == "id" and token.isupper()) and token not in ("(", ")"):
            yield line, text
            text = ""
    if text:
        yield line, text


def writes(tokens):
    """(line, verb, table)"""
    for line, text in statements(tokens):
        for pattern, verb in WRITES:
            for table in re.findall(pattern, text):
                yield line, verb, table if "." in table else f"bms.{table}"
    for place, token in enumerate(tokens[:-4]):
        if token == "db_sweep" and tokens[place + 1] == "(":
            table = next((one.value for one in tokens[place + 2:place + 8] if one.kind == "str"), None)
            if table:
                yield token.line, "DELETE", table if "." in table else f"bms.{table}"


def name_before(tokens, place):
    """The name of what is defined, whose first token is behind this one: of a function before its parameters, of a variable before = and [ ]."""
    depth = 0
    for token in reversed(tokens[:place]):
        depth += (token in (")", "]")) - (token in ("(", "["))
        if depth == 0 and token.kind == "id" and token not in ("static", "const"):
            return str(token)
    return None


def nodes(source):
    """What a file defines."""
    begin, depth, opened, rest = 0, 0, None, []
    tokens = [token for token in source.tokens if token.kind != "directive"]
    for token in source.tokens:
        if token.kind == "directive":
            macro = re.match(r"\s*#\s*define\s+(\w+)", token)
            if macro:
                rest.append(Node(source, macro[1], False, [token]))
    for place, token in enumerate(tokens):
        if token.kind != "op":
            continue
        if token == "{":
            if depth == 0 and opened is None:
                opened = place
            depth += 1
        elif token == "}":
            depth -= 1
        ended = depth == 0 and (token == ";" or token == "}" and opened is not None and tokens[opened - 1] == ")")
        if ended:
            if opened is not None:
                end = opened - 1 if tokens[opened - 1] == "=" else opened
                name = name_before(tokens[begin:end], end - begin)
                if name:
                    rest.append(Node(source, name, "static" in tokens[begin:opened], tokens[begin:place]))
            begin, opened = place + 1, None
    return rest


def reached(all_nodes, begin):
    """Every node that the nodes `begin` lead to, these included."""
    local, common_names = {}, {}
    for node in all_nodes:
        (local if node.local else common_names).setdefault((node.source.path, node.name) if node.local else node.name, []).append(node)
    seen, waiting = set(), list(begin)
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        for name in node.names:
            waiting += local.get((node.source.path, name)) or common_names.get(name, [])


def granted(text):
    """{(account, table): verbs}"""
    found = {}
    for verbs, table, account in GRANT.findall(text):
        found.setdefault((account, table), set()).update(re.findall(r"[A-Z]+", re.sub(r"\([^)]*\)", "", verbs)))
    return found


def check(all_nodes, grants, program, account, rooms):
    begin = [node for node in all_nodes if str(node.source.path) == f"cgi-bin/{program}.c" or node.source.room.split("/")[0] in rooms]
    told = set()
    for node in reached(all_nodes, begin):
        if str(node.source.path) in OWNERS:
            continue
        for line, verb, table in node.writes:
            if verb not in grants.get((account, table), ()) and (verb, table, str(node.source.path)) not in told:
                told.add((verb, table, str(node.source.path)))
                complain(node.source.path, line, f"{program} may not {verb} {table}: {account} has no such grant in {FILE}")


def run():
    grants = granted((TOP / FILE).read_text(encoding="utf-8"))
    all_nodes = [node for source in sources() for node in nodes(source)]
    for program, (account, rooms) in PROGRAMS.items():
        check(all_nodes, grants, program, account, rooms)
