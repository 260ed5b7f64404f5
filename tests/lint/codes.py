"""A word for every code that people are shown, in both languages: what the schema and the seed can hold, and what programs write down.

Every ENUM of the schema is named in ENUMS with the groups of words its values need; () says that nobody is ever shown it. A status of an application needs what the applicant
is told of it (STATUS), a stage of rejection its own meaning and letter."""
import re

from common import TOP, complain, files, hdf_keys, short, sources

LANGUAGES = ("de", "en")
ENUMS = {
    "mobile.status": ("mobile_status",),
    "mobile_proposal.state": ("proposal_state",),
    "decision.state": (),
    "passed_over.state": (),
    "passed_over.way": ("notice_way",),
    "passed_over.unit": ("waiting_unit",),
    "passed_over_rule.unit": ("waiting_unit",),
    "passed_over_rule.naming": ("notice_naming",),
    "consent_request.left_out": ("consent_left_out",),
    "consent_request.term": ("consent_term",),
    "consent_step.kind": ("consent_step", "consent_step_do"),
    "vacancy_told_step.phase": (),
    "decision_part.choice": (),
    "agency_report.kind": ("agency_kind",),
    "agency_report.way": ("agency_way",),
    "account.deactivated_reason": ("account_reason",),
    "account.status": ("account_status",),
    "account_token.purpose": (),
    "application_asked.subject_kind": (),
    "application_link.purpose": (),
    "attachment.type": ("attachment_type",),
    "attachment_check.hindrance": (),
    "attachment_picture.size": (),
    "attachment_refused.reason": ("attachment_refused",),
    "attachment_refused.tell": (),
    "attachment_refused.type": (),
    "stored_check.hindrance": (),
    "stored_check.reason": ("attachment_refused",),
    "stored_check.state": (),
    "interview_rating.scale": (),
    "sex_count.sex": ("equality",),
    "sex_count.step": ("equality",),
    "scanner_state.failed_why": ("scanner_why",),
    "application_step.state": (),
    "audit.actor_kind": (),
    "find_part.kind": (),
    "folder_file.type": ("attachment_type",),
    "form_question.format": (),
    "form_question.kind": ("question_kind",),
    "history.actor_kind": (),
    "import_run.kind": ("import_kind",),
    "import_run.status": ("import_status",),
    "job_alert.frequency": ("frequency",),
    "job_alert.status": ("export_status",),
    "jobad.agency": ("channel_used",),
    "jobad.audience": ("audience",),
    "jobad.feeds": ("channel_used",),
    "jobad.open_to": ("open_to",),
    "text_block.kind": ("text_block_kind",),
    "letter_insert.kind": ("letter_insert_kind",),
    "letter_file.state": (),
    "list_file.format": (),
    "list_file.lang": (),
    "list_file.state": ("list_file_state",),
    "mail_outbox.status": (),
    "written_letter.send": (),
    "mail_template.audience": ("letter_audience",),
    "media_file.size": (),
    "mail_request.kind": (),
    "nightly_object.outcome": ("nightly_outcome",),
    "nightly_run.status": ("nightly_status",),
    "reminder.every": ("reminder_every",),
    "reminder.subject_kind": (),
    "queue_item.state": ("queue_state",),
    "bulk.state": ("bulk_state",),
    "bulk_item.state": ("bulk_item",),
    "org_unit.committee": ("role",),
    "org_unit.kind": ("unit_kind",),
    "phase_status.phase": ("phase",),
    "process_status.look": (),
    "process_step.direction": (),
    "process_step_default.direction": (),
    "process_status.stage": (),  # see stages()
    "process_status_default.look": (),
    "process_status_role.on_condition": (),
    "project.grades": (),
    "project.personnel_office": ("role",),
    "project_reach.subject_kind": (),
    "project_reach.via": ("via",),
    "public_ad.open_to": ("open_to",),
    "public_ad.working_time": ("working_time",),
    "reach_authority.subject_kind": (),
    "reach_authority.via": ("via",),
    "formal_check.entitled": ("check_value",),
    "formal_check.complete": ("check_value",),
    "formal_check.result": ("check_value", "formal_state"),
    "formal_answer.value": ("check_value",),
    "document_request.state": ("formal_asked",),
    "offer.state": ("offer_state",),
    "offer.answered_how": ("offer_how",),
    "appointment.state": (),
    "appointment_invitation.state": ("interview_state",),
    "document_asked.type": ("attachment_type",),
    "rating.scale": (),  # as in requirement
    "seat_rating.scale": (),  # as in requirement
    "vacancy.blind_stage": (),  # pages say it in sentences
    "requirement.kind": ("requirement_kind",),
    "requirement.proof": (),  # since 350 a value of a selection list
    "requirement.scale": ("requirement_scale",),
    "ranking_former.done": ("requirement_done",),
    "requirement_former.done": ("requirement_done",),
    "requirement_former.kind": ("requirement_kind",),
    "requirement_former.proof": (),  # as in requirement
    "requirement_former.scale": ("requirement_scale",),
    "requisition.filling": ("filling",),
    "requisition.working_time": ("working_time",),
    "service_account.must_change": ("service_change", "service_must"),
    "staff_subject.subject_kind": (),
    "statement.lifted": (),
    "vacancy_phase.phase": ("phase",),
    "statement.state": ("statement_state",),
    "statement.subject_kind": (),
    "statement.unit": (),
    "statement_kind.unit": (),
    "statement_kind.urgent_unit": (),
    "statement_kind_answer.needs": (),
    "task.subject_kind": (),
    "staff_user.status": ("staff_status",),
    "stored_file.scan": (),
    "super_activation.ended_by": ("super_ended",),
    "vacancy.filling": ("filling",),
    "vacancy.working_time": ("working_time",),
    "vacancy_reach.subject_kind": (),
    "vacancy_reach.via": ("via",),
    "word_group.relation": ("word_relation",),
}
# groups of words of the statuses of each kind (schema/seed/040_status.sql)
STATUS = ("meaning", "next", "todo")
STATUSES = {4: STATUS}
# what a status is called is said by the model alone: no group of words says it beside
NAMES = ("project_status", "vacancy_status", "jobad_status", "application_status", "requisition_status")
NAMED = re.compile(rf"(?:Lang\.|words = \"|view_code(?:_find)?\([^()]*, \")({'|'.join(NAMES)})\b")
# codes written in programs: file, pattern, group
PROGRAMS = (
    ("retention/retention.c", r'\.code = "(\w+)"', ("nightly_rule",)),
    ("retention/retention.c", r'\.object = "(\w+)"', ("nightly_object",)),
    ("retention/account_delete.c", r"'(\w+)'(?=[,)])(?=.*kept|\))", ("account_fate",)),
)
FALLBACK = re.compile(r"Lang\.\w+\[([\w.]+)\] \?><\?cs else \?><\?cs var:\1 \?>")
COLUMN = re.compile(r"^\s*(?:ADD\s+|MODIFY\s+|CHANGE\s+\w+\s+)?(?:COLUMN\s+)?(\w+) ENUM\(([^)]*)\)")
OTHER = re.compile(r"^\s*MODIFY (\w+) (?!ENUM)")
TABLE = re.compile(r"(?:CREATE TABLE(?: IF NOT EXISTS)?|ALTER TABLE) (\w+)")


def values(text):
    return re.findall(r"'([^']*)'", text)


def dropped(texts):
    """Tables that a migration made and a later one dropped."""
    return {name for _, text in texts for names in re.findall(r"^DROP TABLE ([\w, ]+);", text, re.M) for name in names.split(", ")}


def enums(texts):
    """{table.column: (codes, path, line)}; what a later migration says holds."""
    found = {}
    gone = dropped(texts)
    for path, text in texts:
        table = None
        for number, line in enumerate(text.split("\n"), 1):
            named = TABLE.search(line)
            table = named[1] if named else table
            column = COLUMN.match(TABLE.sub("", line))
            other = OTHER.match(line)
            if other:
                found.pop(f"{table}.{other[1]}", None)
            if column and table not in gone:
                found[f"{table}.{column[1]}"] = (values(column[2]), path, number)
    return found


def statuses(seed):
    """Kind and code of the delivered statuses, in the order of the seed."""
    found = []
    for part in re.findall(r"INSERT INTO process_status_default \(.*?;\n", seed, re.S):
        found += [(int(kind), code) for kind, code in re.findall(r"^\t\((\d+), '(\w+)', \d+,", part, re.M)]
    return found


def need(keys, key, path, line):
    for language, known in keys.items():
        if key not in known:
            complain(path, line, f"{key} is missing in {language}.hdf: somebody would be shown a code, or nothing")


def check_enums(keys, texts):
    found = enums(texts)
    for name, (codes, path, line) in found.items():
        if name not in ENUMS:
            complain(path, line, f"tests/lint/codes.py does not say whether {name} is shown to anybody")
        for group in ENUMS.get(name, ()):
            for code in filter(None, codes):
                need(keys, f"{group}.{code}", path, line)
    for name in ENUMS.keys() - found.keys():
        complain("tests/lint/codes.py", 1, f"{name} is no ENUM of the schema")
    return found


def check_statuses(keys, path, seed):
    for kind, code in statuses(seed):
        for group in STATUSES.get(kind, ()):
            need(keys, f"{group}.{code}", path, 1)
    for group in STATUS:
        need(keys, f"{group}.other", path, 1)


def check_names(keys):
    """The names of statuses come from the model: status() in templates, view_status and .kind in C."""
    for language, known in keys.items():
        for key in known:
            if key.split(".")[0] in NAMES:
                complain(f"templates/lang/{language}.hdf", 1, f"{key}: the model says what a status is called")
    for path in [*files("templates", ".cs"), *files("cgi-bin", ".c")]:
        text = path.read_text(encoding="utf-8")
        for match in NAMED.finditer(text):
            complain(short(path), text.count("\n", 0, match.start()) + 1, f"{match[1]}: the model says what a status is called (status(), view_status, .kind)")


def check_stages(keys, path, seed, stages, letters):
    for stage in filter(None, stages):
        need(keys, f"meaning.abgesagt_{stage}", path, 1)
    for letter in set(re.findall(r"^\t\(4, '\w+', '\w+', '(\w+)'\)", seed, re.M)):
        for language in LANGUAGES:
            if f"{letter}.{language}.md" not in letters:
                complain(path, 1, f"a step of the model sends the letter {letter}, which is not in templates/mail/")


def check_audit(keys, all_sources):
    for source in all_sources:
        for _, line, arguments, _ in source.calls("audit_add", "history_add_audited"):
            for token in arguments[4] if len(arguments) > 4 else ():
                if token.kind == "str" and f"history.{token.value}" not in keys["de"]:
                    need(keys, f"audit_action.{token.value}", source.path, line)


def check_template(path, text):
    for match in FALLBACK.finditer(text):
        complain(path, text.count("\n", 0, match.start()) + 1, f"where {match[1]} has no word its code is shown; say Lang.code.unknown")


def run():
    keys = {language: hdf_keys((TOP / f"templates/lang/{language}.hdf").read_text(encoding="utf-8")) for language in LANGUAGES}
    texts = [(short(path), path.read_text(encoding="utf-8")) for path in files("schema", ".sql")]
    seed = next(text for path, text in texts if path.name == "040_status.sql")
    found = check_enums(keys, texts)
    check_statuses(keys, "schema/seed/040_status.sql", seed)
    stages = found["process_status.stage"][0]
    check_stages(keys, "schema/seed/040_status.sql", seed, stages, {path.name for path in files("templates/mail", ".md")})
    for name, pattern, groups in PROGRAMS:
        path = TOP / "cgi-bin" / name
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            for code in re.findall(pattern, line):
                for group in groups:
                    need(keys, f"{group}.{code}", short(path), number)
    check_audit(keys, sources())
    check_names(keys)
    for path in files("templates", ".cs"):
        check_template(short(path), path.read_text(encoding="utf-8"))
