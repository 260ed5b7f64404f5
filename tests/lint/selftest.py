"""The lints on small examples: each has to find what it is there for, and nothing in what is right."""
import pathlib

import choices
import codes
import common
import conditions
import faults
import grants
import layers
import layout
import letters
import limits
import names
import pages
import places
import privacy
import readme
import requirements
import sizes
import sql
import templates
import terms
import waits
import words

TEMPLATES = [
    ('<p><?cs var:ad.title ?></p>', "shown by german()"),
    ('<p title="<?cs var:ad.title ?>"><?cs var:german(ad.title) ?> <?cs var:Page.title ?></p>', None),
    ('<p><?cs var:Search.total ?></p>', "without number()"),
    ('<p data-n="<?cs var:Search.total ?>"><?cs var:number(Search.total) ?> <?cs var:Lang.nightly.done ?></p>', None),
    ('<?cs if:X ?> <?cs\n# gone ?>\n<?cs /if ?>', "nothing stands between if and /if"),
    ('<?cs if:X ?><b>x</b><?cs else ?><?cs /if ?>', "nothing stands between else and /if"),
    ('<?cs if:X ?><?cs set:y = 1 ?><?cs elif:Z ?> z<?cs /if ?>', None),
    ('<p><?cs uvar:X ?></p>', "without escaping"),
    ('<?cs name:X ?>', "without escaping"),
    ('<?cs escape:"none" ?><?cs var:X ?><?cs /escape ?>', "without escaping"),
    ('<?cs include:"a.cs" ?>', "include!"),
    ('<a title=<?cs var:X ?>>x</a>', "quotes"),
    ('<a title=a<?cs var:X ?>>x</a>', "quotes"),
    ('<?cs def:m(x) ?> title=<?cs var:x ?><?cs /def ?>', "quotes"),
    ('<a href="<?cs var:X ?>">x</a>', "link()"),
    ('<a href="<?cs var:Base ?><?cs var:X ?>">x</a>', "literal path"),
    ('<a href="<?cs var:Base ?>/<?cs var:X ?>">x</a>', "literal path"),
    ('<a href="/<?cs var:X ?>">x</a>', "another host"),
    ('<a href="https://<?cs var:X ?>/">x</a>', "host from a value"),
    ('<a href="javascript:x()">x</a>', "runs script"),
    ('<img src="<?cs call:x() ?>" alt="">', "link()"),
    ('<form action="<?cs var:X ?>">', "link()"),
    ('<p onclick="x()">', "inline script"),
    ('<p style="color: red">', "style attribute"),
    ('<input name="a" maxlength="10">', "cuts what is pasted"),
    ('<script>x()</script>', "inline"),
    ('<script src="/static/a.js">x()</script>', "inline"),
    ('<style>p { color: red }</style>', "inline"),
    ('<script type="application/ld+json"><?cs var:X ?></script>', "made by the program"),
    ('<?cs var:rendered(Ad.title) ?>', "raw"),
    ('<?cs def:s(html) ?><?cs var:rendered(html) ?><?cs /def ?><?cs call:s(Ad.title) ?>', "raw"),
    ('<p title="<?cs var:rendered(A.b_html) ?>">', "into text"),
    ('<?cs var:url_query(X) + Y ?>', "sum"),
    ('<<?cs var:X ?>>', "name of a tag"),
    ('<p <?cs var:X ?>="1">', "name of a tag or attribute"),
    ('<!-- <?cs var:X ?> -->', "comment"),
    ('<?cs include!"a.cs" ?><a href="<?cs var:Base ?>/stellen/<?cs var:X ?>" title="<?cs var:Y ?>"<?cs if:Z ?> hidden<?cs /if ?>><?cs var:X ?></a>'
     '<a href="<?cs var:link(X) ?>">y</a><a href="#<?cs var:X ?>">z</a><?cs var:rendered(A.b_html) ?><a href="mailto:<?cs var:M ?>">m</a>'
     '<script src="/static/a.js?<?cs var:Asset ?>" type="module"></script><?cs # uvar: ?>'
     '<script type="application/ld+json"><?cs var:rendered(Ad.jsonld_html) ?></script><a href="<?cs var:Base ?>/">h</a>', None),
]
STATEMENTS = [
    ("recruiting", 'f() { db_rows(db, pool, sql, DB_NONE, &rows); }', "not a literal"),
    ("recruiting", 'f() { db_struct(db, pool, sql, fields, &one, DB_NONE); }', "not a literal"),
    ("recruiting", 'f() { db_structs(db, pool, "SELECT id FROM v", fields, &array, &count, DB_NONE); }', None),
    ("recruiting", 'f() { db_get_int(db, "SELECT id FROM g WHERE g.role_id = 2", DB_NONE, &n); }', "name the role"),
    ("recruiting", 'f() { db_get_int(db, "SELECT id FROM g WHERE g.role_id NOT"\n" IN (4, 11)", DB_NONE, &n); }', "name the role"),
    ("recruiting", '#define BEGUN(vr) \\\n\t" AND (" vr ".role_id <> 10 OR x)"\n', "name the role"),
    ("recruiting", 'f() { db_get_int(db, "SELECT id FROM g WHERE role_id = " SQL_ROLE_ADMIN " AND id = 2", DB_NONE, &n); }', None),
    ("recruiting", 'f() { a = db_cell_text(rows, 0, 26); }', "by its name"),
    ("portal", 'f() { a = db_cell(rows, i, CHANGED_AT)->bytes; }', "by its name"),
    ("recruiting", 'f() { a = db_cell_int(rows, i, 0); b = db_cell(rows, i, column); }', None),
    ("recruiting", 'f() { pool_printf(pool, "SELECT %s FROM x", a); }', "not given"),
    ("recruiting", 'f() { db_exec_(db, "DELETE FROM x", NULL, 0, NULL); }', "macro"),
    ("portal", 'f() { db_get_int(db, "SELECT 1", DB_NONE, &n); }', "in a page"),
    ("backend", '#define Q "SELECT a FROM b"\n', "in a page"),
    ("backend", "f() { return access_may(req->db, &req->principal, RIGHT_JOBAD_EDIT, OBJECT_JOBAD, 1); }", "the dispatcher has asked"),
    ("backend", "f() { return may(req, RIGHT_JOBAD_EDIT); }", None),
    ("recruiting", 'f() { db_rows(db, pool, "SELECT id FROM v WHERE " ACCESS_SEES_VACANCY("v.id") " ORDER BY 1", DB_NONE, &rows); }', None),
]
ROOMS = [
    ("base", '#include "db/db.h"\n', "may not use"),
    ("recruiting", '#include "web/page.h"\n', "may not use"),
    ("access", '#include "web/page.h"\n', "may not use"),
    ("portal", '#include "backend/desk/lists.h"\n', "may not use"),
    ("recruiting", '#include <mysql.h>\n', "db/"),
    ("portal", '#include <ClearSilver.h>\n', "render"),
    ("portal", '#include <libxml/xmlwriter.h>\n', "format/xml"),
    ("web", '#include "access/access.h"\n', None),
]
CONDITIONS = [
    ("if ((outcome = f()))\n\t\treturn outcome;", "outcome is assigned"),
    ("if (outcome || (outcome = f(a, b)) || (outcome = g()))\n\t\treturn outcome;", "outcome is assigned"),
    ("if (!a && !(a = f()))\n\t\treturn;", "a is assigned"),
    ("if (empty(a = f()))\n\t\treturn;", "a is assigned"),
    ("return (a = f()) ? a : b;", "a is assigned"),
    ("while (!(outcome = f()))\n\t\tg();", "outcome is assigned"),
    ("for (i = 0; !(outcome = f(i)); i++)\n\t\tg();", "outcome is assigned"),
    ("for (size_t i = 0; i <= 9 && a >= b && a == b && a != b; i += 1)\n\t\tg();", None),
    ("while ((line = next(&rest)))\n\t\tg();", None),
    ("for (char *at; (at = strchr(text, 'a'));)\n\t\tg();", None),
    ("g(&(struct a){.b = 1}, (struct c){.d = 2}, X(.e = true));", None),
]
PAGE = "static enum outcome {0}(struct request *req)\n{{\n}}\n\nconst struct page page_x = {{\n\t.{1} = {0},\n}};\n"
NAMES = [
    (["static void add(struct buf *buf)\n{\n}\n"], "add() does not say what"),
    (["static enum outcome\n\tcheck(\n\tstruct db *db, int64_t id)\n{\n}\n"], "check() does not say what"),
    (["static void line_add(int a)\n{\n}\n"] * 2, None),
    (["static void line_add(int a)\n{\n}\n"] * 3, "line_add() stands in 3 files"),
    ([PAGE.format("show", "show"), PAGE.format("save_new", "save")] * 3, None),
    ([PAGE.format("save", "save"), "static void save(int a)\n{\n}\n"], None),
    ([PAGE.format("check", "before")], "check() does not say what"),
    ([PAGE.format("show_list", "save")] * 3, "show_list() stands in 3 files"),
    (["void add(struct buf *buf)\n{\n}\n\nstatic void add_all(void);\nstatic const int run = 1;\n"], None),
]
DE = "menu {\n\thome = Start\n}\nproblem {\n\tlate = Zu spät\n}\ntitle.home = Start\nform.note.text = Text\nstatus.a = A\n"
KEYS = [
    ('<?cs var:Lang.menu.home ?>', 'x = problem_add(p, "f", "late");', DE.replace("menu.home", ""), "title.home is used by nobody"),
    ('<?cs var:Lang.menu.away ?>', "", DE, "menu.away is missing in de"),
    ("", 'f() { problem_add(p, "f", "early"); }', DE, "problem.early is missing"),
    ("", 'f() { return redirect_to(req, "saved", "/"); }', DE, "notice.saved is missing"),
    ("", 'f() { history_add(db, who, K, id, "made", NULL); }', DE, "history.made is missing"),
    ("", 'struct page p = {.title = "away"};', DE, "title.away is missing"),
    ("", 'struct form_field fs[] = {{.name = "x", .max = 1}}; struct form f = FORM("note", fs, struct n);', DE, "form.note.x is missing"),
    ("", '#define TWO(s) {.name = #s}, {.name = "y"}\nstruct form_field fs[] = {TWO(x)}; struct form f = FORM("note", fs, struct n);', DE, "form.note.y is missing"),
    ("", '#define TWO(s) {.name = #s}, {.name = "y"}\nstruct form_field fs[] = {TWO(x)}; struct form f = FORM("note", fs, struct n);', DE, "form.note.x is missing"),
    ("", 'struct form_field fs[] = {{.name = "text", .required = true}}; struct form f = FORM("note", fs, struct n);', DE, "form.note.text_missing is missing"),
    ("", 'f() { view_code(req, "grade", x); }', DE, "no keys grade"),
    ("", 'struct list_column cs[] = {{.code = "grade", .words = "grade"}};', DE, "no keys grade"),
    ("", 'f() { view_word(req, "menu.away"); }', DE, "menu.away is missing"),
    ("", "", DE + "extra = Mehr\n", "extra is used by nobody"),
    ('<?cs var:Lang.menu.home ?><?cs var:Lang.status[x] ?>',
     'struct page p = {.title = "home"}; struct form_field fs[] = {{.name = "text", .max = 1}};'
     ' struct form f = FORM("note", fs, struct n); f() { problem_add(p, "f", "late"); }', DE, None),
]

WORDS = {"de": {"account_status.active": 1, "next.neu": 1}, "en": {"account_status.active": 1}}
CODES = [
    ("CREATE TABLE account (\n\tstatus ENUM('active', 'new') NOT NULL,\n", "account_status.new is missing in de.hdf"),
    ("CREATE TABLE house (\n\tcolour ENUM('red') NOT NULL,\n", "whether house.colour is shown"),
    ("ALTER TABLE account MODIFY status ENUM('active', 'old') NOT NULL;\n", "account_status.old is missing in en.hdf"),
]
SEED = "INSERT INTO process_status_default (kind, code) VALUES\n\t(4, 'neu', 10, NULL);\n"

NOTICES = [
    ([("a", "test", "t.test.mjs:it ends")], {"a": "Nach {RET-04} Tagen."}, None),
    ([("a", "law", "GDPR 6")], {"a": "Nach Artikel 6 Absatz 1 Buchstabe b."}, None),
    ([("a", "test", "t.test.mjs:it ends")], {"a": "Nach 21 Tagen."}, "a number is typed"),
    ([("a", "test", "t.test.mjs:it ends")], {"a": "Nach {RET-99} Tagen."}, "nothing fills"),
    ([("a", "test", "t.test.mjs:it begins")], {"a": "So."}, "no test named"),
    ([("a", "test", "u.test.mjs:it ends")], {"a": "So."}, "there is no u.test.mjs"),
    ([("a", "law", "")], {"a": "So."}, "nothing is named"),
    ([("a", "law", "GDPR 6")], {"a": "So.", "b": "Und so."}, "privacy.b has no row"),
    ([("a", "law", "GDPR 6"), ("b", "law", "GDPR 7")], {"a": "So."}, "no sentence privacy.b"),
]


RECORD = 'const struct page page_a = {\n\t.path = "/vakanzen/{vacancy}/notizen",\n\t.view = "backend/a.cs",\n};\n'
ASKED = [
    ("get(`/vakanzen/${number}/notizen`)", None),
    ("get(`${address}/notizen`)", None),
    ("get('/vakanzen/V-2026-00001/notizen?a=b')", None),
    ("submit(page, {}, { action: 'notizen' })", None),
    ("get(`/vakanzen/${number}/notizen/neu`)", "no test asks for"),
    ("get(`/vakanzen/${number}`)", "no test asks for"),
]
LINKED = [  # a template, C beside the page
    ('<?cs call:button_link("primary", path + "/notizen", Lang.title.a) ?>', "", None),
    ("", 'f() { pool_printf(pool, "%snotizen", path); }', None),
    ("", 'f() { redirect_to(req, NULL, "/vakanzen/%s/notizen", number); }', None),
    ('<a href="/vakanzen/<?cs var:V ?>/notizen-alt">notizen</a>', 'f() { g("neue notizen"); }', "nothing leads to /vakanzen/{vacancy}/notizen"),
]
WRITES = [  # what a page's rule does; what is granted
    ('db_exec(db, "INSERT INTO note (id) VALUES (?)", 1);', "GRANT INSERT ON bms.note TO 'bms_backend'@'localhost';", None),
    ('db_exec(db, "INSERT INTO note (id) VALUES (?)", 1);', "GRANT INSERT ON bms.note TO 'bms_portal'@'localhost';", "backend may not INSERT bms.note"),
    ('db_exec(db, "INSERT INTO note (id) VALUES (?) ON DUPLICATE KEY UPDATE id = 1", 1);', "GRANT INSERT ON bms.note TO 'bms_backend'@'localhost';", "may not UPDATE"),
    ('db_exec(db, "UPDATE note SET id = ?"\n" WHERE id = ?", 1);', "GRANT UPDATE (id), DELETE ON bms.note TO 'bms_backend'@'localhost';", None),
    ('db_exec(db, "DELETE n FROM note n", 1);', "GRANT UPDATE ON bms.note TO 'bms_backend'@'localhost';", "may not DELETE bms.note"),
    ('db_sweep(db, NOTES, "id", "1", "id", &n);', "", "may not DELETE bms.note"),
    ('db_rows(db, "SELECT id FROM note FOR UPDATE", 1);', "", None),
    ('db_exec(db, "INSERT INTO bms_keys.note (id) VALUES (1)", 1);', "GRANT INSERT ON bms.note TO 'bms_backend'@'localhost';", "INSERT bms_keys.note"),
]
README = [
    ("see `cgi-bin/base/pool.h`, `base/pool.h`, `schema/*.sql`, `templates/lang/`", None),
    ("see `cgi-bin/base/puddle.h`", "there is no cgi-bin/base/puddle.h"),
    ("see `base/puddle.h`", "there is no base/puddle.h"),
    ("\ttests/two FILE", "there is no tests/two"),
    ("[here](conf/doc/nothing.md)", "there is no conf/doc/nothing.md"),
    ("`bmsctl mail`, `make bench`", None),
    ("`bmsctl post`", "no job post"),
    ("`make coffee`", "no target coffee"),
    ("`conf/demo/run --detach`", None),
    ("`conf/demo/run --fast`", "knows no --fast"),
    ("`conf/demo/stack restart demo`", None),
    ("`conf/demo/stack rerun demo`", "knows no rerun"),
]


def on_writes(text, given):
    page = source("backend", "static enum outcome save(struct request *req)\n{\n\treturn note_add(req->db);\n}\nconst struct page page_a = {.save = save};\n")
    rule = source("recruiting", f'#define NOTES "note"\nenum outcome note_add(struct db *db)\n{{\n\t{text}\n}}\nenum outcome note_never(void)\n{{\n\t'
                  'db_exec(db, "DELETE FROM everything", 1);\n}\n')
    grants.check([*grants.nodes(page), *grants.nodes(rule)], grants.granted(given), "backend", *grants.PROGRAMS["backend"])


def source(room, text):
    return common.Source(common.TOP / "cgi-bin" / room / "example.c", text)


def on_links(template, text):
    record = source("backend", RECORD + text)
    pages.check_linked(record, template, "\n".join(pages.named(record)))


def on_template(text):
    templates.macros.clear()
    templates.learn(text)
    templates.check("example.cs", text)


def on_keys(template, text, german):
    keys = words.Keys({"de": german, "en": DE})
    words.in_template(keys, pathlib.Path("example.cs"), template)
    example = source("portal", text)
    words.in_source(keys, example, words.arrays([example]))
    keys.finish("{}.hdf")


def cases():
    templates.learn("<?cs def:example_one(x) ?><?cs /def ?>")
    yield "example_one() takes 1 values, not 0", lambda: templates.check("example.cs", "<?cs call:example_one() ?>")
    yield None, lambda: templates.check("example.cs", '<?cs call:example_one(f(a, b) + ",)") ?>')
    yield "there is no macro example_two", lambda: templates.check("example.cs", "<?cs call:example_two() ?>")
    for text, expected in TEMPLATES:
        yield expected, lambda text=text: on_template(text)
    for room, text, expected in STATEMENTS:
        yield expected, lambda room=room, text=text: sql.check(source(room, text))
    for room, text, expected in ROOMS:
        yield expected, lambda room=room, text=text: layers.check(source(room, text))
    for expected, text in (("copy of values", '"it", "bau", NULL'), (None, '"it", NULL'), (None, '"it", "documents"'), ("copy of values", '{1, "a"}, "trainee", "fachkraft"')):
        yield expected, lambda text=text: choices.check(source("base", f"static const char *const a[] = {{{text}}};\n"))
    for expected, text in (("what its row says", "form {\n\tmobile {\n\t\tfield_it = IT\n\t}\n}\n"), ("what its row says", "post_kind.trainee = Trainee\n"), (None, "form.mobile.field = Feld\nproject.kultur = K\n")):
        yield expected, lambda text=text: choices.check_words("example.hdf", text)
    for text, expected in CONDITIONS:
        yield expected, lambda text=text: conditions.check(source("base", f"static void f(void)\n{{\n\t{text}\n}}\n"))
    for texts, expected in NAMES:
        yield expected, lambda texts=texts: names.check([source("base", text) for text in texts])
    for template, text, german, expected in KEYS:
        yield expected, lambda given=(template, text, german): on_keys(*given)
    for schema, expected in CODES:
        yield expected, lambda schema=schema: codes.check_enums(WORDS, [("example.sql", schema)])
    yield "its code is shown", lambda: codes.check_template("x.cs", "<?cs if:Lang.a[b.c] ?><?cs var:Lang.a[b.c] ?><?cs else ?><?cs var:b.c ?><?cs /if ?>")
    for rows, notice, expected in NOTICES:
        yield expected, lambda rows=rows, notice=notice: privacy.check([dict(zip(("key", "kind", "proof"), row)) for row in rows], {"de": notice},
            "".join(f"<?cs var:Privacy.{key} ?>" for key in notice), {"RET-04"}, {"t.test.mjs": "test('it ends', async"}.get)
    yield "a sentence that has no key", lambda: privacy.check([], {"de": {}}, "<p>Niemand liest Ihre Daten.</p>", set(), {}.get)
    yield "next.neu is missing in en.hdf", lambda: codes.check_statuses(WORDS, "s.sql", SEED)
    yield "meaning.abgesagt_check is missing", lambda: codes.check_stages(WORDS, "s.sql", "", ["", "check"], set())
    yield "letter rejected, which", lambda: codes.check_stages(WORDS, "s.sql", "\t(4, 'a', 'b', 'rejected')", [""], {"received.de.md"})
    yield "audit_action.made is missing", lambda: codes.check_audit(WORDS, [source("org", 'f() { audit_add(db, who, K, id, "made", NULL); }')])
    button = "\n\n[Ja](<{portal}/{token}>)\n\n"
    yield "{name} in a letter", lambda: letters.check("example.de.md", "draft_link", f"Guten Tag {{name}}{button}")
    yield None, lambda: letters.check("example.de.md", "alert_confirm", f"{{each daily}}\n{{title}}{button}- [mehr](<{{portal}}>)\n{{end}}")
    yield "does not say", lambda: letters.check("example.de.md", "invitation", button)
    yield "0 buttons", lambda: letters.check("example.de.md", "draft_link", "Guten Tag")
    yield "2 buttons", lambda: letters.check("example.de.md", "draft_link", button + button)
    yield "without words", lambda: letters.check("example.de.md", "draft_link", f"{button}<{{portal}}/{{token}}>")
    for language, text, expected in (("de", "Ihre Dokumente", "say Unterlage"), ("de", "Ihr Job-Abo, per E-Mail, abhängig", None), ("en", "New job vacancies", "say job ad"),
                                     ("en", "documents and files", None)):
        yield expected, lambda given=(language, text): terms.check("example", 1, given[0], "example.key", given[1])
    yield "say job ad", lambda: terms.in_template("example.cs", '<?cs if:Page.lang == "en" ?><p>A job offer</p>\n<?cs else ?><p>Eine Stellenanzeige</p><?cs /if ?>')
    yield "say Stellenanzeige", lambda: terms.in_template("example.cs", '<?cs if:Page.lang == "en" ?><p>x</p>\n<?cs else ?><p>Ein Stellenangebot</p><?cs /if ?>')
    yield None, lambda: terms.in_template("example.cs", "<p><?cs\nvar:Account.email ?></p><code>GET\n/email</code>")
    yield "example.cs:3: “email”", lambda: terms.in_template("example.cs", "<p><?cs\nvar:x ?>\nIhre email</p>")
    yield None, lambda: privacy.check([{"key": "a", "kind": "law", "proof": "GDPR 6"}], {"de": {"a": "So."}}, "<p><?cs var:Privacy.a\n?></p>", set(), {}.get)
    for text, expected in (("if (access_has(who, RIGHT_VACANCY_EDIT))", "asked for without a place"), ("return access_has(&req->principal, RIGHT_ADMIN);", None),
                           ('" AND (? >> vr.role_id) & 1"', "ACCESS_HAS"), ('" AND " ACCESS_HAS("vr.role_id", "vr.authority_id")', None),
                           ("who->where[RIGHT_EXPORT].roles & 2", "more than its roles"), ("access_where_at(&who->where[RIGHT_EXPORT], 2)", None)):
        yield expected, lambda text=text: places.check(source("base", text), set())
    for text in ("await sleep(1000);", "\tusleep(20000);", "await page.waitForTimeout(50);", "nanosleep(&pause, NULL);"):
        yield "a fixed wait", lambda text=text: waits.check("example", text)
    yield None, lambda: waits.check("example.mjs", "socket.setTimeout(5); await eventually(works); DO SLEEP(3)")
    yield "MANY is not in tests/limits.csv: MANY,example.c,7,", lambda: limits.complain_missing({("MANY", "example.c", "7")}, {})
    yield "not in example.c any more", lambda: limits.complain_missing(set(), {("MANY", "example.c", "7"): 1})
    yield "MANY=7 LIMIT 9=9 rate x=5 in 60", lambda: common.complain("example.c", 1, " ".join(f"{n}={v}" for n, v in limits.numbers(
        pathlib.Path("example.c"), '#define MANY 7 /* of all */\n#define NAME "a 1"\n#define HOUR 3600\n"SELECT 1 LIMIT 9"\nstatic const struct rate r = {"x", 5, 60};')))
    yield "page_a is in no list of pages", lambda: pages.check_listed(source("backend", RECORD), {"page_b"})
    yield None, lambda: pages.check_listed(source("backend", RECORD), {"page_a"})
    yield "there is no templates/backend/a.cs", lambda: pages.check_templates([source("backend", RECORD)], {})
    yield None, lambda: pages.check_templates([source("backend", RECORD)], {"backend/a.cs": '<?cs include!"layout/b.cs" ?>', "layout/b.cs": ""})
    yield "no page, template or program names it", lambda: pages.check_templates([source("backend", RECORD)], {"backend/a.cs": "", "layout/b.cs": ""})
    for template, text, expected in LINKED:
        yield expected, lambda pair=(template, text): on_links(*pair)
    for text, expected in ASKED:
        yield expected, lambda text=text: pages.check_asked(source("backend", RECORD), text)
    for text, given, expected in WRITES:
        yield expected, lambda pair=(text, given): on_writes(*pair)
    for text, expected in README:
        yield expected, lambda text=text: readme.check("README", text, {"mail"}, {"bench"}, {"conf/demo/run": "--detach)", "conf/demo/stack": "restart) restart ;;"})
    long = "- " + "A choice, said at length. " * 5
    yield "in line 1 already", lambda: readme.check_twice("README", f"{long}\n- Another.\n{long}")
    yield None, lambda: readme.check_twice("README", f"{long}\n- Short.\n- Short.\n{long} And more.")
    yield "ACC-99 is no number", lambda: requirements.check_numbers("example.c", "/* as ACC-99 says, see ACC-01 */", {"ACC-01"})
    yield "stands in no row", lambda: requirements.check_proves(["tests/pages/a.test.mjs"], "ACC-01,x,f.c,tests/pages/aa.test.mjs;tests/pages/a.test.mjs.txt,done")
    for cell in ("tests/pages/a.test.mjs", "tests/pages/b.test.mjs;tests/pages/a.test.mjs:says", '"x, y",tests/pages/a.test.mjs'):
        yield None, lambda cell=cell: requirements.check_proves(["tests/pages/a.test.mjs", "tests/pages/work.test.mjs"], f"ACC-01,x,f.c,{cell},done")
    yield "is not said in a line", lambda: requirements.check_what(1, {"number": "ACC-01", "what": "Register"})
    yield "no such test", lambda: faults.check_test(1, "tests/pages/no.test.mjs")
    yield "no such test", lambda: faults.check_test(1, "tests/pages/deputy.test.mjs:a deputy of nobody in particular")
    yield None, lambda: faults.check_test(1, "tests/pages/deputy.test.mjs:a deputy is no deputy’s")
    yield "two calls in a line", lambda: layout.check_template("example.cs", "<?cs call:a() ?><?cs call:b(c) ?>")
    yield None, lambda: layout.check_template("example.cs", "<?cs call:a() ?><?cs\ncall:b(c) ?> <?cs call:a() ?>")
    yield "101 columns", lambda: layout.check_template("example.cs", "\t" + "a" * 93)
    yield None, lambda: layout.check_words("example.hdf", "\ta = " + "a" * 200)
    yield "102 columns", lambda: layout.check_words("example.hdf", "# " + "a" * 100)
    yield "601 lines", lambda: sizes.check(source("base", "\n" * 601))
    yield "a function of 101 lines", lambda: sizes.check(source("base", "f()\n{" + "\n" * 101 + "}\n"))


def count():
    return sum(1 for _ in cases())


def run():
    """The number of examples on which a lint does not say what it should."""
    failed = 0
    for number, (expected, act) in enumerate(cases(), 1):
        common.complaints.clear()
        act()
        found = list(common.complaints)
        if expected is None and found or expected and not any(expected in line for line in found):
            print(f"tests/lint/selftest.py: example {number}: expected {expected!r}, got {found}")
            failed += 1
    common.complaints.clear()
    templates.macros.clear()
    return failed
