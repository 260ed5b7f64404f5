-- The delivered values of the selection lists (OBJ-16). What an administrator has changed stays so: rows that are there are not touched.
INSERT IGNORE INTO choice_value (list, code, name_de, name_en, position, ruled, used) VALUES
	('field', 'it', 'IT und Digitalisierung', 'IT and digitalisation', 1, 0, 1),
	('field', 'verwaltung', 'Verwaltung', 'Administration', 2, 0, 1),
	('field', 'bau', 'Bauen und Planen', 'Building and planning', 3, 0, 1),
	('field', 'soziales', 'Soziales', 'Social services', 4, 0, 1),
	('field', 'bildung', 'Bildung', 'Education', 5, 0, 1),
	('field', 'gesundheit', 'Gesundheit', 'Health', 6, 0, 1),
	('field', 'technik', 'Technik und Handwerk', 'Engineering and crafts', 7, 0, 1),
	('field', 'finanzen', 'Finanzen', 'Finance', 8, 0, 1),
	('field', 'recht', 'Recht', 'Law', 9, 0, 1),
	('field', 'umwelt', 'Umwelt', 'Environment', 10, 0, 1),
	('field', 'sicherheit', 'Sicherheit', 'Security', 11, 0, 1),
	('field', 'kultur', 'Kultur', 'Culture', 12, 0, 1),
	('post_kind', 'ausbildung', 'Ausbildung oder duales Studium', 'Apprenticeship or dual studies', 1, 1, 1),
	('post_kind', 'trainee', 'Trainee oder Vorbereitungsdienst', 'Trainee or preparatory service', 2, 1, 1),
	('post_kind', 'fachkraft', 'Fachkraft', 'Professional', 3, 1, 1),
	('post_kind', 'fuehrung', 'Führungskraft', 'Executive', 4, 1, 1),
	('requirement_proof', 'documents', 'Zeugnisse und Urkunden', 'certificates and diplomas', 1, 0, 1),
	('requirement_proof', 'application', 'Anschreiben und Lebenslauf', 'letter and CV', 2, 0, 1),
	('requirement_proof', 'appraisal', 'dienstliche Beurteilung', 'official appraisal', 3, 0, 1),
	('requirement_proof', 'interview', 'Auswahlgespräch', 'selection interview', 4, 0, 1),
	('requirement_proof', 'exercise', 'Arbeitsprobe oder Test', 'work sample or test', 5, 0, 1);

UPDATE choice_state SET version = version + 1;
