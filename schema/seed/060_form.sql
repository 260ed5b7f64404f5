-- The questions of the delivered master form, version 1. A changed form is a new version, never a change here. Nothing is asked that is not needed (PRT-14).
INSERT IGNORE INTO form_question (form_version_id, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en) VALUES
	(1, 10, 'section_person', 'section', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Persönliche Angaben', 'Personal details', NULL, NULL),
	(1, 20, 'salutation', 'choice', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 1, 'Anrede', 'Form of address', NULL, NULL),
	(1, 30, 'first_name', 'text', NULL, 'given-name', 1, NULL, 80, NULL, NULL, 0, 1, 'Vorname', 'First name', NULL, NULL),
	(1, 40, 'surname', 'text', NULL, 'family-name', 1, NULL, 80, NULL, NULL, 0, 1, 'Nachname', 'Surname', NULL, NULL),
	(1, 50, 'section_contact', 'section', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Kontakt', 'Contact', NULL, NULL),
	(1, 60, 'email', 'text', 'email', 'email', 1, NULL, 254, NULL, NULL, 0, 1, 'E-Mail-Adresse', 'E-mail address', 'An diese Adresse schreiben wir Ihnen.', 'We will write to you at this address.'),
	(1, 70, 'phone', 'text', 'phone', 'tel', 0, NULL, 40, NULL, NULL, 0, 1, 'Telefon', 'Telephone', 'Für Rückfragen', 'In case we have questions'),
	(1, 80, 'street', 'text', NULL, 'address-line1', 0, NULL, 120, NULL, NULL, 0, 1, 'Straße und Hausnummer', 'Street and number', NULL, NULL),
	(1, 90, 'postcode', 'text', NULL, 'postal-code', 0, NULL, 10, NULL, NULL, 0, 1, 'Postleitzahl', 'Postcode', NULL, NULL),
	(1, 100, 'town', 'text', NULL, 'address-level2', 0, NULL, 80, NULL, NULL, 0, 1, 'Ort', 'Town', NULL, NULL),
	(1, 110, 'section_qualification', 'section', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Qualifikation', 'Qualification', NULL, NULL),
	(1, 120, 'degree', 'choice', NULL, NULL, 0, NULL, NULL, NULL, NULL, 1, 0, 'Ihr höchster Abschluss', 'Your highest qualification', 'Schule, Ausbildung oder Studium', 'School, vocational training or university'),
	(1, 130, 'degree_other', 'text', NULL, NULL, 1, NULL, 120, 'degree', 'other', 0, 1, 'Welcher andere Abschluss?', 'Which other qualification?', NULL, NULL),
	(1, 140, 'experience_years', 'number', NULL, NULL, 0, 0, 60, NULL, NULL, 1, 0, 'Berufserfahrung in Jahren', 'Years of professional experience', 'Volle Jahre, zum Beispiel 3', 'Full years, for example 3'),
	(1, 150, 'available_from', 'date', 'future', NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Frühestes Eintrittsdatum', 'Earliest starting date', NULL, NULL),
	(1, 160, 'section_disability', 'section', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Schwerbehinderung', 'Severe disability', NULL, NULL),
	(1, 170, 'disability_why', 'explanation', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Diese Angabe ist freiwillig. Wir fragen danach, weil schwerbehinderte und ihnen gleichgestellte Menschen bei der Auswahl besondere Rechte haben. Wenn Sie „Ja“ wählen, sieht auch die Schwerbehindertenvertretung Ihre Bewerbung.', 'This is optional. We ask because people with a severe disability, and people with equal status, have special rights in the selection. If you choose “Yes”, the representation of disabled staff sees your application too.', NULL, NULL),
	(1, 180, 'severely_disabled', 'choice', 'radio', NULL, 0, NULL, NULL, NULL, NULL, 0, 1, 'Sind Sie schwerbehindert oder gleichgestellt?', 'Are you severely disabled or of equal status?', NULL, NULL),
	(1, 190, 'disability_proof', 'explanation', NULL, NULL, 0, NULL, NULL, 'severely_disabled', 'ja', 0, 0, 'Bitte laden Sie im nächsten Schritt einen Nachweis hoch, zum Beispiel Ihren Ausweis.', 'In the next step, please upload a proof, for example your card.', NULL, NULL),
	(1, 200, 'section_message', 'section', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Mitteilung', 'Message', NULL, NULL),
	(1, 210, 'message', 'long', NULL, NULL, 0, NULL, 4000, NULL, NULL, 0, 1, 'Ihre Motivation', 'Your motivation', 'Warum möchten Sie diese Stelle? Höchstens 4.000 Zeichen. Ein Anschreiben können Sie auch als Datei hochladen.', 'Why would you like this job? At most 4,000 characters. You can also upload a cover letter as a file.'),
	(1, 220, 'source', 'choice', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Wie haben Sie von der Stelle erfahren?', 'How did you hear about the job?', 'So wissen wir, wo sich unsere Anzeigen lohnen.', 'This tells us where our ads are useful.'),
	(1, 230, 'section_documents', 'section', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Unterlagen', 'Documents', NULL, NULL),
	(1, 240, 'documents', 'file', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 1, 'Ihre Unterlagen', 'Your documents', 'Zum Beispiel Anschreiben, Lebenslauf und Zeugnisse', 'For example cover letter, CV and certificates');

INSERT IGNORE INTO form_option (form_version_id, question, position, code, label_de, label_en) VALUES
	(1, 'salutation', 1, 'frau', 'Frau', 'Ms'),
	(1, 'salutation', 2, 'herr', 'Herr', 'Mr'),
	(1, 'salutation', 3, 'keine', 'Keine Anrede', 'None'),
	(1, 'degree', 1, 'school', 'Schulabschluss', 'School leaving certificate'),
	(1, 'degree', 2, 'training', 'Berufsausbildung', 'Vocational training'),
	(1, 'degree', 3, 'master_craftsman', 'Meister, Techniker oder Fachwirt', 'Master craftsman, technician or similar'),
	(1, 'degree', 4, 'bachelor', 'Bachelor oder Diplom (FH)', 'Bachelor'),
	(1, 'degree', 5, 'master', 'Master, Magister, Diplom oder Staatsexamen', 'Master or state examination'),
	(1, 'degree', 6, 'doctorate', 'Promotion', 'Doctorate'),
	(1, 'degree', 7, 'other', 'Anderer Abschluss', 'Other qualification'),
	(1, 'degree', 8, 'none', 'Kein Abschluss', 'None'),
	(1, 'severely_disabled', 1, 'ja', 'Ja', 'Yes'),
	(1, 'severely_disabled', 2, 'nein', 'Nein', 'No'),
	(1, 'source', 1, 'portal', 'Dieses Karriereportal', 'This careers portal'),
	(1, 'source', 2, 'search_engine', 'Suchmaschine', 'Search engine'),
	(1, 'source', 3, 'job_board', 'Andere Stellenbörse', 'Another job board'),
	(1, 'source', 4, 'social_media', 'Soziale Medien', 'Social media'),
	(1, 'source', 5, 'agency', 'Agentur für Arbeit', 'Employment agency'),
	(1, 'source', 6, 'staff', 'Beschäftigte der Stadt', 'Staff of the city'),
	(1, 'source', 7, 'fair', 'Messe oder Veranstaltung', 'Fair or event'),
	(1, 'source', 8, 'newspaper', 'Zeitung oder Zeitschrift', 'Newspaper or magazine'),
	(1, 'source', 9, 'other', 'Anderes', 'Other');

UPDATE form_question SET of_ad = 1 WHERE form_version_id = 1 AND code IN ('available_from', 'message', 'source');
UPDATE form_question SET folded = 1 WHERE form_version_id = 1 AND code IN ('salutation', 'phone', 'street', 'postcode', 'experience_years', 'available_from', 'source');
UPDATE form_question SET told_de = 'Höchster Abschluss', told_en = 'Highest qualification' WHERE form_version_id = 1 AND code = 'degree' AND told_de IS NULL;
UPDATE form_question SET told_de = 'Anderer Abschluss', told_en = 'Other qualification' WHERE form_version_id = 1 AND code = 'degree_other' AND told_de IS NULL;
UPDATE form_question SET told_de = 'Schwerbehindert oder gleichgestellt', told_en = 'Severely disabled or of equal status' WHERE form_version_id IN (1, 2) AND code = 'severely_disabled' AND told_de IS NULL;
UPDATE form_question SET told_de = 'Motivation', told_en = 'Motivation' WHERE form_version_id = 1 AND code = 'message' AND told_de IS NULL;
UPDATE form_question SET told_de = 'Aufmerksam geworden durch', told_en = 'Heard of us by' WHERE form_version_id = 1 AND code = 'source' AND told_de IS NULL;

-- The short form, version 1: who it is, how to reach her, what the law asks for, and documents.
INSERT IGNORE INTO form_question (form_version_id, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, of_ad, folded)
	SELECT 2, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, of_ad, folded
	FROM form_question WHERE form_version_id = 1
	AND code IN ('section_person', 'salutation', 'first_name', 'surname', 'section_contact', 'email', 'phone', 'section_disability', 'disability_why', 'severely_disabled', 'disability_proof',
		'section_documents', 'documents') ORDER BY position;
INSERT IGNORE INTO form_option (form_version_id, question, position, code, label_de, label_en)
	SELECT 2, question, position, code, label_de, label_en FROM form_option WHERE form_version_id = 1 AND question IN ('salutation', 'severely_disabled');
