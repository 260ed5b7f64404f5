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
NEVER = {  # (program, table): a way that the names allow and the values never take
    ("portal", "bms.history"): "what visitors do goes to history_visitor: history_add knows whom it writes for",
    ("portal", "bms.audit"): "likewise to audit_visitor",
    ("portal", "bms.history_open"): "likewise",
    ("portal", "bms.audit_open"): "likewise",
    ("portal", "bms.application_comment"): "reasons are staff's: no step of an applicant asks for one",
    ("portal", "bms.application_step"): "only steps of staff wait",
    ("backend", "bms.draft_reminder"): "likewise a rule of time",
    ("backend", "bms.statement_reply"): "likewise",
    ("backend", "bms.statement_answer"): "likewise",
    ("backend", "bms.statement_round"): "likewise",
    ("backend", "bms.vacancy_exclusion"): "likewise",
    ("backend", "bms_keys.application_key"): "likewise",
    ("backend", "bms_keys.folder_key"): "it keeps keys of lists as files, and destroys those of folders alone",
    ("portal", "bms_keys.application_key"): "it keeps keys of applications, and destroys those of folders alone",
    ("bmsdemo", "bms.process_guard_off"): "it switches checks off alone",
    ("bmsdemo", "bms.placing"): "demo-comparison rates and sends with the backend's account",
    ("bmsdemo", "bms.rating"): "likewise",
    ("bmsdemo", "bms.rating_seat"): "likewise",
    ("bmsdemo", "bms.seat_rating"): "likewise",
    ("bmsdemo", "bms.list_file"): "demo-files asks for files with the backend's account",
    ("portal", "bms_keys.staff_key"): "it has to do with applications and folders",
}
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

    def __init__(self, source, name, local, tokens, macros):
        self.source, self.name, self.local = source, name, local
        self.names = {str(token) for place, token in enumerate(tokens) if token.kind == "id" and named(tokens, place)}
        self.writes = list(writes(tokens, macros))
        for token in tokens:
            if token.kind == "directive":
                self.names.update(re.findall(r"\b[A-Za-z_]\w*", re.sub(r'"[^"]*"', "", token)))


def named(tokens, place):
    """Does an identifier stand for what is defined elsewhere? Members and struct tags do not."""
    before = tokens[place - 1] if place else ""
    return before not in ("->", "struct", "enum", "union") and not (before == "." and tokens[place - 2:place - 1] != ["{"] and tokens[place - 2:place - 1] != [","])


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


def writes(tokens, macros):
    """(line, verb, table); macros: those of the file that stand for a literal"""
    for line, text in statements(tokens):
        for pattern, verb in WRITES:
            for table in re.findall(pattern, text):
                yield line, verb, table if "." in table else f"bms.{table}"
    for place, token in enumerate(tokens[:-4]):
        if token == "db_sweep" and tokens[place + 1] == "(" and tokens[place + 3] == ",":
            table = tokens[place + 4].value if tokens[place + 4].kind == "str" else macros.get(str(tokens[place + 4]))
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
    macros = dict(re.findall(r'^\s*#\s*define\s+(\w+)\s+"([^"]*)"', source.text, re.M))
    tokens = [token for token in source.tokens if token.kind != "directive"]
    for token in source.tokens:
        if token.kind == "directive":
            macro = re.match(r"\s*#\s*define\s+(\w+)", token)
            if macro:
                rest.append(Node(source, macro[1], False, [token], macros))
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
                    rest.append(Node(source, name, "static" in tokens[begin:opened], tokens[begin:place], macros))
            begin, opened = place + 1, None
    return rest


def reached(all_nodes, begin):
    """Every node that the nodes `begin` lead to, these included. What is static counts in its own file only."""
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


def temporary(all_sources):
    """Tables that a session makes for itself, which asks for no grant."""
    return {f"bms.{name}" for source in all_sources for name in re.findall(r"CREATE TEMPORARY TABLE (\w+)", source.text)}


def check(all_nodes, grants, program, account, rooms, own=frozenset(), never=None):
    never = set() if never is None else never
    others = {room for _, rooms_of in PROGRAMS.values() for room in rooms_of} - set(rooms)
    mine = [node for node in all_nodes if node.source.room.split("/")[0] not in others and (node.source.room != "program" or node.source.path.stem == program)]
    begin = [node for node in mine if node.source.room.split("/")[0] in ("program", *rooms)]
    told = set()
    names = {node.name for node in begin if not node.local}
    mine = [node for node in mine if node.local or node.name not in names or node in begin]  # what a program defines itself, it does not take from a room
    for node in reached(mine, begin):
        if str(node.source.path) in OWNERS:
            continue
        for line, verb, table in node.writes:
            may = grants.get((account, table), set()) | grants.get((account, table.split(".")[0] + ".*"), set())
            if verb in may or table in own:
                continue
            if (program, table) in NEVER:
                never.add((program, table))
            elif (verb, table, str(node.source.path)) not in told:
                told.add((verb, table, str(node.source.path)))
                complain(node.source.path, line, f"{program} may not {verb} {table}: {account} has no such grant in {FILE}")


def run():
    grants = granted((TOP / FILE).read_text(encoding="utf-8"))
    all_sources = sources()
    all_nodes = [node for source in all_sources for node in nodes(source)]
    own, never = temporary(all_sources), set()
    for program, (account, rooms) in PROGRAMS.items():
        check(all_nodes, grants, program, account, rooms, own, never)
    for program, table in NEVER.keys() - never:
        complain("tests/lint/grants.py", 1, f"no way leads from {program} to {table} any more: take it out of NEVER")
