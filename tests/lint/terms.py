"""One word per thing: what people read in words of the interface, pages of text and letters uses the glossary's word, not another one for the same thing."""
import re

from common import TOP, complain, files, short

# a pattern of what is not said, and what is said in its place
GERMAN = [
    (r"Stellenangebot|Stellen-Angebot|Stellenausschreibung|Jobangebot|Stelleninserat", "Stellenanzeige"),
    (r"Job-?[Aa]lert|Suchauftrag|Jobagent|Jobabo\b", "Job-Abo"),
    (r"Kennzahl|Referenznummer|Anzeigennummer|Ausschreibungsnummer", "Kennziffer"),
    (r"Bewerbungsfrist|Bewerbungsende|Einsendeschluss|Annahmeschluss", "Bewerbungsschluss"),
    (r"\bAnh(a|ä)ng(?!ig)|\bAnlagen?\b|\bDokument(e|en|s)?\b", "Unterlage (was Bewerbende schicken), Datei (was hochgeladen wird)"),
    (r"Benutzerkonto|Nutzerkonto|Kundenkonto|Profilkonto", "Konto"),
    (r"Kennw(o|ö)rt", "Passwort"),
    (r"\b[Ee]inlog|\b[Ll]og-?in\b|\b[Aa]uslog|\b[Ll]og-?out\b", "anmelden, abmelden"),
    (r"[Rr]egistrier(en|ung|t)\b", "Konto anlegen"),
    (r"Lesezeichen|Favorit|Jobmerker|Merkzettel", "Merkliste"),
    (r"Dienststelle\b", "Behörde"),
    (r"Datenschutzhinweis|Datenschutzinformation", "Datenschutzerklärung"),
    (r"\b[Ee]mail|(?<!E-)\bMails?\b", "E-Mail"),
    (r"Bewerber(in(nen)?|s|n|Innen)?\b|Bewerber[*:_]", "Bewerbende, bewerbende Person"),
    (r"Kontaktperson|Ansprechpartner", "Ansprechperson"),
    (r"Bewerbungsformular|Masterformular", "Fragebogen"),
]
ENGLISH = [
    (r"[Jj]ob vacanc|[Jj]ob offer|[Jj]ob advert|[Jj]ob posting|[Jj]ob listing", "job ad"),
    (r"[Jj]ob (agent|subscription|notification)", "job alert"),
    (r"[Aa]pplication deadline|[Cc]losing day|[Dd]eadline for applications", "closing date"),
    (r"\b[Aa]ttachment", "document (what applicants hand in), file (what is uploaded)"),
    (r"\b[Ee]mail", "e-mail"),
    (r"\b[Ll]og[ -]?(in|out|on)\b", "sign in, sign out"),
    (r"\b[Ss]ign[ -]?up\b|[Rr]egistration", "create an account"),
    (r"[Ww]atch ?list|[Ff]avourite|[Ww]ish ?list", "bookmark"),
    (r"[Rr]eference code|[Jj]ob number|[Aa]d number", "reference number"),
    (r"[Pp]rivacy (policy|statement)|[Dd]ata protection (notice|policy)", "privacy notice"),
    (r"[Cc]ontact person|[Cc]ontact partner", "contact"),
]
# keys and places that mean another thing: the words of the law, of a model's table, of computers
ALLOWED = {
    ("de", "application_status.bewerber_zieht_zurueck"),
    ("de", "printed.files"),
}


def values(text):
    """(line, key, value) of a language file."""
    stack = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if line.endswith("{"):
            stack.append(line[:-1].strip())
        elif line == "}":
            stack.pop()
        elif "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            yield number, ".".join([*stack, key.strip()]), value.strip()


def check(path, number, language, key, text):
    for pattern, word in GERMAN if language == "de" else ENGLISH:
        found = re.search(pattern, text)
        if found and (language, key) not in ALLOWED:
            complain(path, number, f"“{found[0]}”: say {word}")


ENGLISH_BEGINS, OTHER_BEGINS = "\1", "\2"  # in the place of the tags that say so


def kept(text):
    """What has to stay of a piece that is left out, so that lines keep their numbers."""
    return "".join(char for char in text if char in (ENGLISH_BEGINS, OTHER_BEGINS, "\n"))


def switch(match):
    command = match[1].strip()
    mark = ENGLISH_BEGINS if re.match(r'(?:el)?if:Page\.lang == "en"', command) else OTHER_BEGINS if command == "else" else ""
    return "\n" * match[1].count("\n") + mark


def in_template(path, text):
    """Pages of text hold German and English in turn, English behind `if:Page.lang == "en"`; tags and what is not read are left out."""
    language = "de"
    text = re.sub(r"<\?cs(.*?)\?>", switch, text, flags=re.S)
    text = re.sub(r"<code>.*?</code>|<[^>]*>", lambda match: " " + kept(match[0]), text, flags=re.S)
    for number, line in enumerate(text.split("\n"), 1):
        if ENGLISH_BEGINS in line:
            language = "en"
        line_language = language
        if language == "en" and OTHER_BEGINS in line:
            language = line_language = "de"
        check(path, number, line_language, None, line)


def run():
    for language in ("de", "en"):
        path = TOP / f"templates/lang/{language}.hdf"
        for number, key, value in values(path.read_text(encoding="utf-8")):
            check(short(path), number, language, key, value)
        for letter in files("templates/mail", f".{language}.md"):
            for number, line in enumerate(letter.read_text(encoding="utf-8").split("\n"), 1):
                check(short(letter), number, language, None, re.sub(r"<[^>]*>|\{[^}]*\}", " ", line))
    for path in files("templates/portal", ".cs"):
        in_template(short(path), path.read_text(encoding="utf-8"))
