"""A condition asks, it assigns nothing: what can fail is called in a statement of its own. A loop may read the next of many in its head, but no outcome."""
from common import complain, sources

HEADS = ("if", "while", "for", "switch")
LOOPS = ("while", "for")


def is_assignment(tokens, place):
    """Is this “=” neither a part of “==”, “<=” and their like nor of “.name = value”?"""
    return tokens[place - 1] not in ("=", "!", "<", ">") and tokens[place + 1] != "=" and tokens[place - 2] != "."


def check(source):
    tokens, open_ = source.tokens, []
    for place, token in enumerate(tokens):
        if token.kind != "op":
            continue
        if token in "([{":
            open_.append((token, tokens[place - 1] if place else ""))
        elif token in ")]}":
            open_.pop()
        elif token == "=" and is_assignment(tokens, place) and open_ and open_[-1][0] == "(" and open_[-1][1] != "for":
            head = next((before for _, before in reversed(open_) if before in HEADS), None)
            if head not in LOOPS or tokens[place - 1] == "outcome":
                complain(source.path, token.line, f"{tokens[place - 1]} is assigned within a condition: give the call a statement of its own")


def run():
    for source in sources() + sources("tests"):
        check(source)
