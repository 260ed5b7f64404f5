-- Version 2 of both delivered forms: as version 1, and whoever is severely disabled says whether the representation of the severely disabled may take part (LAW-20).
INSERT IGNORE INTO form_question (form_version_id, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, of_ad, folded, told_de, told_en)
	SELECT form_version_id + 2, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, of_ad, folded, told_de, told_en
	FROM form_question WHERE form_version_id IN (1, 2) AND code <> 'disability_why' ORDER BY form_version_id, position;
INSERT IGNORE INTO form_question (form_version_id, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, told_de, told_en) VALUES
	(3, 170, 'disability_why', 'explanation', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, 0, 'Diese Angabe ist freiwillig. Wir fragen danach, weil schwerbehinderte und ihnen gleichgestellte Menschen bei der Auswahl besondere Rechte haben.', 'This is optional. We ask because people with a severe disability, and people with equal status, have special rights in the selection.', NULL, NULL, NULL, NULL),
	(3, 185, 'sbv_part', 'choice', 'radio', NULL, 0, NULL, NULL, 'severely_disabled', 'ja', 0, 1, 'Darf die Schwerbehindertenvertretung teilnehmen?', 'May the representation of disabled staff take part?', 'Sie achtet darauf, dass Ihre Rechte gewahrt werden, und sieht dazu Ihre Bewerbung. Ohne Antwort nimmt sie teil. Wenn Sie ablehnen, erfährt sie von Ihrer Bewerbung nichts.', 'It sees to it that your rights are kept, and reads your application for that. Without an answer it takes part. If you refuse, it learns nothing of your application.', 'Schwerbehindertenvertretung nimmt teil', 'Representation of disabled staff takes part');
INSERT IGNORE INTO form_question (form_version_id, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, told_de, told_en)
	SELECT 4, position, code, kind, format, autocomplete, required, min_value, max_value, shown_if, shown_value, scored, personal, label_de, label_en, hint_de, hint_en, told_de, told_en
	FROM form_question WHERE form_version_id = 3 AND code IN ('disability_why', 'sbv_part') ORDER BY position;
INSERT IGNORE INTO form_option (form_version_id, question, position, code, label_de, label_en)
	SELECT form_version_id + 2, question, position, code, label_de, label_en FROM form_option WHERE form_version_id IN (1, 2);
INSERT IGNORE INTO form_option (form_version_id, question, position, code, label_de, label_en) VALUES
	(3, 'sbv_part', 1, 'ja', 'Ja', 'Yes'),
	(3, 'sbv_part', 2, 'nein', 'Nein, ich lehne das ab', 'No, I refuse'),
	(4, 'sbv_part', 1, 'ja', 'Ja', 'Yes'),
	(4, 'sbv_part', 2, 'nein', 'Nein, ich lehne das ab', 'No, I refuse');
