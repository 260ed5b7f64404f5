"""Names of static functions carry their object: none is one bare verb, and none stands in more than two files. A page's or site's record names its own (show, save_new …)."""
import collections
import re

from common import complain, sources

FILES = 2
VERBS = set("""
    act add admit adopt answer apply ask assign attach await beat begin change check choose clean collect commit compare complete compose confirm convert
    copy count cover create decide decode detect disconnect drain drop encode end enrol escape exclude expire extend fail fill find finish fold forget
    generate give handle hash hold identify import insert join judge keep limit list load lock look loop make map mark move must narrow need note obtain
    offer own pack parse perform place plan point post prepare publish put read rebuild recount refuse remember renew report reserve reverse rollback run
    seal send serve set sign skip sort spend stage start stay step stop store strip take tell touch unescape unlock unmark unmask unpack unseal unwrap
    update verify visit walk want watch work wrap write
""".split())
DEFINITION = re.compile(r"^static [^;={}()]*?\b(\w+)\([^;{]*?\)\n\{", re.M)
RECORD = re.compile(r"\bstruct (?:page|site) \w+ = \{.*?\n\}", re.S)
OWN = re.compile(r"\.(\w+) = (\w+)")


def named(source):
    """{name: line} of the file's static functions that no record of a page names as its own."""
    own = {name for record in RECORD.findall(source.text) for field, name in OWN.findall(record) if name == field or name.startswith(f"{field}_")}
    return {match[1]: source.text.count("\n", 0, match.start()) + 1 for match in DEFINITION.finditer(source.text) if match[1] not in own}


def check(given):
    files = collections.defaultdict(list)
    for source in given:
        for name, line in named(source).items():
            files[name].append((source.path, line))
    for name, places in files.items():
        for path, line in places:
            if name in VERBS:
                complain(path, line, f"{name}() does not say what: name its object")
            elif len(places) > FILES:
                complain(path, line, f"{name}() stands in {len(places)} files: name its object")


def run():
    check([source for source in sources() if source.path.suffix == ".c"])
