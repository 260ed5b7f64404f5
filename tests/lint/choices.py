"""What is a selection list is rows, which administrators keep (choice/choice.h): no code and no language file has a copy of its values."""
import functools
import re

from common import TOP, complain, files, hdf_keys, short, sources

SEED = "schema/seed/350_choice.sql"
# What some delivered values mean to the program, which is why they are not replaced (`ruled`), and the demo's texts for delivered ones.
MEANT = {
    "cgi-bin/public_ad/public_ad_similar.c",  # which kinds lead into an occupation
    "cgi-bin/portal/ads/home.c",  # the doors of the start page
    "cgi-bin/demo/ads/demo_texts.c",
}


@functools.cache
def delivered():
    """{list: its codes}"""
    lists = {}
    for name, code in re.findall(r"^\t\('(\w+)', '([\w-]+)'", (TOP / SEED).read_text(encoding="utf-8"), re.M):
        lists.setdefault(name, set()).add(code)
    return lists


def check(source):
    """Two values of one list in the braces of an array or record are a copy of it; a function may ask for them."""
    open_, before = [], ""
    for token in source.tokens:
        last, before = before, token
        if token == "{" and token.kind == "op":
            open_.append([] if last not in (")", "else", "do") else None)
        elif token == "}" and token.kind == "op" and open_:
            inside = open_.pop() or []
            for name, codes in delivered().items():
                if len({one.value for one in inside} & codes) > 1 and str(source.path) not in MEANT:
                    complain(source.path, inside[0].line, f"a copy of values of the selection list {name}: ask choice/choice.h")
        elif token.kind == "str" and open_ and open_[-1] is not None:
            open_[-1].append(token)


def check_words(path, text):
    lists = delivered()
    for key, line in hdf_keys(text).items():
        last = key.split(".")[-1]
        for name, codes in lists.items():
            word = name.removeprefix("requirement_")
            if (last in codes and key.split(".")[-2:-1] == [name]) or (last.startswith(f"{word}_") and last[len(word) + 1:] in codes):
                complain(path, line, f"{key}: a value of the selection list {name} is called what its row says")


def run():
    for source in sources():
        check(source)
    for path in files("templates/lang", ".hdf"):
        check_words(short(path), path.read_text(encoding="utf-8"))
