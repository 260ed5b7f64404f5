"""What letters may say to whom: one that goes to an address nobody has confirmed holds nothing that a stranger typed, else we would carry strangers' messages."""
import re

from common import TOP, complain, files, short

# sent on the word of somebody who need not own the address
UNCONFIRMED = {"account_email_confirm", "account_email_notice", "account_exists", "account_forgotten", "account_offer", "account_password", "alert_confirm", "already_applied",
               "confirm_address", "draft_link", "draft_reminder", "lead_confirm"}
# sent to whoever has shown to own it
CONFIRMED = {"account_deleted", "account_email_changed", "account_unused", "account_validity", "alert_new_ads", "answer", "application_moved", "data_link", "file_refused", "folder_file_refused", "received", "rejected", "reminder",
             "rejected_hiring", "rejected_interview", "rejected_selection", "status_link", "withdrawn",
             "appointment_cancelled", "appointment_changed", "appointment_confirmed", "appointment_reminder", "documents_missing", "documents_reminder", "invited", "letter", "offer", "offer_taken_back", "passed_over", "procedure_ended"}
# ours: numbers, what staff published, what the program made
OURS = {"ad", "authority", "backend", "closes", "contact", "jobs", "number", "other", "password", "portal", "title", "token", "until"}


# letters that ask for nothing to be opened
WITHOUT_BUTTON = {"staff_feedback", "staff_interviews_of_the_day", "staff_reach_ended"}


def check_buttons(path, name, text):
    """A letter has one button; other addresses hang on words (mail/letter.h)."""
    buttons = re.findall(r"^(?:\{end\})?\n\[[^\]\n]+\]\(<[^>\n]+>\)\n$", text, re.M)
    if len(buttons) > 1 or (not buttons and name not in WITHOUT_BUTTON):
        complain(path, 1, f"{len(buttons)} buttons in a letter: one is what it asks for, [Words](<address>)")
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"(?<!\()<\{", line):
            complain(path, number, "an address without words: [words](<address>)")


def check(path, name, text):
    if not re.match("footer|entry", name):
        check_buttons(path, name, text)
    if name not in UNCONFIRMED | CONFIRMED and not re.match("staff_|footer|entry", name):
        complain(path, 1, f"tests/lint/letters.py does not say whether {name} goes to confirmed addresses only")
    if name not in UNCONFIRMED:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for value in re.findall(r"\{(?!each |if |facts\}|else\}|end\})([^}]*)\}", line):
            if value not in OURS:
                complain(path, number, f"{{{value}}} in a letter to an address nobody has confirmed")


def run():
    for path in files("templates/mail", ".md"):
        check(short(path), path.name.split(".")[0], path.read_text(encoding="utf-8"))
