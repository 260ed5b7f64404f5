"""SQL: statements are literals where they are run, and stand in the rules rooms and db/, never in pages; nor do pages ask about access."""
import re

from common import complain, sources

CALLS = {"db_rows": [2], "db_struct": [2], "db_structs": [2], "db_each": [1], "db_each_struct": [1], "db_exec": [1], "db_get_int": [1],
         "db_sweep": [1, 2, 3, 4]}  # places of the statement
STATEMENT = re.compile(
    r"\s*(SELECT\s|INSERT\s+(IGNORE\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\s|(CREATE|ALTER|DROP|TRUNCATE)\s+TABLE\s"
    r"|LOCK\s+TABLES|GRANT\s.+\sON\s|WITH\s+\w+\s+AS\s)", re.S)

ROLE_NUMBER = re.compile(r"\brole(_id)?\)*\s*((=|<>|!=|<=|>=|<|>)\s*\d+|(NOT\s+)?IN\s*\(\s*\d+)")


def literal(tokens):
    """Only literals, and macros of literals: NAME or NAME(literals)."""
    return tokens and all(
        token.kind == "str" or token.kind == "id" and re.fullmatch(r"[A-Z][A-Z0-9_]*", token) or token in ("(", ")", ",") for token in tokens)


def check_columns(source):
    """A column is named: its number says nothing, and another column may stand there tomorrow."""
    for name, line, arguments, _ in source.calls("db_cell", "db_cell_int", "db_cell_text"):
        column = arguments[2] if len(arguments) == 3 else []
        if any(token.kind == "num" and token != "0" or token.kind == "id" and re.fullmatch(r"[A-Z][A-Z0-9_]*", token) for token in column):
            complain(source.path, line, f"{name}: read the column by its name (db_struct, db_text, db_number, db_named)")


def check_roles(source):
    """A role is named: SQL_ROLE_RECRUITER, not 2 (access/role_sql.h)."""
    text = re.sub(r'"[ \t]*\\?\n\s*"', lambda joint: "\x00" * joint.group(0).count("\n"), source.text)
    for literal_ in re.finditer(r'"(?:[^"\\\n]|\\.)*"', text):
        for number in ROLE_NUMBER.finditer(literal_.group(0).replace("\x00", "")):
            place = literal_.start()
            line = text.count("\n", 0, place) + text.count("\x00", 0, place) + 1
            complain(source.path, line, f"name the role (access/role_sql.h): {number.group(0)}")


def check(source):
    if source.room == "db":
        return
    check_columns(source)
    check_roles(source)
    allowed = set()
    for name, line, arguments, _ in source.calls(*CALLS):
        if source.pages:
            complain(source.path, line, f"{name} in a page: SQL stands in the file of its object")
        if any(len(arguments) <= place or not literal(arguments[place]) for place in CALLS[name]):
            complain(source.path, line, f"{name}: the statement is not a literal")
        for argument in arguments:
            allowed.update(map(id, argument))
    if source.room.split("/")[0] in ("portal", "backend"):
        for name, line, _, _ in source.calls("access_may", "object_roles"):
            complain(source.path, line, f"{name} in a page: the dispatcher has asked, say may, may_above or request_object")
    # a macro of this file can only hand them to the ones above
    macros = re.findall(r"^\s*#\s*define\s+([A-Z][A-Z0-9_]*)\(", source.text, re.M)
    for _, _, arguments, _ in source.calls(*macros):
        for argument in arguments:
            allowed.update(map(id, argument))
    for _, line, _, _ in source.calls(*(f"{name}_" for name in CALLS)):
        complain(source.path, line, "call the macro: it refuses statements that are no literals")
    for token in source.strings():
        if id(token) not in allowed and STATEMENT.match(token.value):
            complain(source.path, token.line, "SQL that is not given to db_rows, db_struct, db_each, db_exec or db_get_int directly")
    if source.pages:
        for token in source.tokens:
            if token.kind == "directive" and any(STATEMENT.match(text) for text in re.findall(r'"([^"]*)"', token)):
                complain(source.path, token.line, "SQL in a page")


def run():
    for source in sources():
        check(source)
