"""A right is asked for with the place of what it is about (cgi-bin/access/where.h): access_has, which asks for it anywhere, is for menus and for what has no place, and is named here with
the reason; a statement compares a role with what is bound by ACCESS_HAS; where a right holds wherever it counts (.roles) is half an answer."""
import re

from common import complain, sources

# Rights outside the table, and of pages about no object.
PLACELESS = {"RIGHT_ADMIN", "RIGHT_SUPER", "RIGHT_STAFF", "RIGHT_PUBLIC", "right", "page->right", "menu[i].right"}
ANYWHERE = {
    ("cgi-bin/backend/application/applications.c", "RIGHT_CANDIDATE_EDIT"): "a bulk action is offered; each of its objects is asked for it",
    ("cgi-bin/backend/application/applications.c", "RIGHT_OPEN_DOSSIER"): "a dossier is offered; each of its applications is asked for it",
    ("cgi-bin/backend/bulk/bulk.c", "RIGHT_CANDIDATE_CONTACT"): "a letter is offered; each of its applications is asked for it",
    ("cgi-bin/backend/desk/cockpit.c", "RIGHT_VACANCY_LIST_VIEW"): "whether the cockpit has a list",
    ("cgi-bin/backend/desk/tasks.c", "RIGHT_REQUISITION_WRITE"): "whether there is a list to read, which asks for each row",
    ("cgi-bin/backend/jobad/jobad_edit.c", "RIGHT_MEDIA"): "the media library is of all authorities",
    ("cgi-bin/backend/jobad/jobad_head.c", "RIGHT_FOREIGN_ADS"): "before the project is asked for it, which costs a statement",
    ("cgi-bin/backend/jobad/jobads.c", "RIGHT_ARCHIVE"): "a way to a list, which asks for each row",
    ("cgi-bin/backend/people/admin_unit_head.c", "RIGHT_PROJECT_NEW"): "a new project is reached by nobody yet",
    ("cgi-bin/backend/project/projects.c", "RIGHT_ARCHIVE"): "a way to a list, which asks for each row",
    ("cgi-bin/backend/project/projects.c", "RIGHT_PROJECT_NEW"): "a new project is reached by nobody yet",
    ("cgi-bin/backend/requisition/requisitions.c", "RIGHT_ARCHIVE"): "a way to a list, which asks for each row",
    ("cgi-bin/backend/requisition/requisitions.c", "RIGHT_REQUISITION_WRITE"): "a way to a form, whose authorities are asked for it",
    ("cgi-bin/backend/vacancy/vacancies.c", "RIGHT_ARCHIVE"): "a way to a list, which asks for each row",
    ("cgi-bin/backend/vacancy/vacancies.c", "RIGHT_PROJECT_VACANCY_CREATE"): "a way to a form, whose projects are asked for it",
    ("cgi-bin/recruiting/counted.h", "RIGHT_CANDIDATE_LIST_VIEW"): "whether there is a column; each number asks for it",
    ("cgi-bin/recruiting/vacancy_list.c", "RIGHT_CANDIDATE_LIST_VIEW"): "whether there is a column; each number asks for it",
}
# Statements that compare with the roles a person holds, not with those of a right.
HELD = {"cgi-bin/access/access.c", "cgi-bin/access/where.h", "cgi-bin/access/why_sight.c", "cgi-bin/bulk/bulk_application.c", "cgi-bin/publishing/jobad_list.c"}
# Where half an answer is enough to leave out a question that would be asked row by row.
ENOUGH = {"cgi-bin/application/list/application_list.c", "cgi-bin/desk/desk_details.c"}
ASKED = re.compile(r"\baccess_has\(\s*[^,]+,\s*([^()]+?)\)")
SHIFTED = re.compile(r"\? >> (\w+\.role_id|\" SQL_ROLE|\" ACCESS_ROLE)")
HALF = re.compile(r"(\bwhere\[[^\]]+\]|\breading|\blisting)(\.|->)roles\b")


def check(source, met):
    path = str(source.path)
    for number, line in enumerate(source.text.split("\n"), 1):
        for right in ASKED.findall(line):
            met.add((path, right))
            if right not in PLACELESS and (path, right) not in ANYWHERE and not path.startswith("cgi-bin/access/"):
                complain(path, number, f"{right} is asked for without a place: may(), access_by() or ACCESS_HAS, or a row of tests/lint/places.py")
        if SHIFTED.search(line) and path not in HELD:
            complain(path, number, "a role is compared with a mask that has no place: ACCESS_HAS")
        if HALF.search(line) and path not in ENOUGH and not path.startswith("cgi-bin/access/"):
            complain(path, number, "where a right holds is more than its roles: access_where_at, access_where_any, ACCESS_WHERE_BIND")


def run():
    met = set()
    for source in sources():
        check(source, met)
    for path, right in sorted(set(ANYWHERE) - met):
        complain(path, 1, f"{right} is not asked for without a place any more: tests/lint/places.py names it")
