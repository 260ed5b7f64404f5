-- How far an application is in a status: what a rejection from there says to the applicant, in the letter and in "my area".
ALTER TABLE application_status
	ADD COLUMN stage ENUM('', 'check', 'selection', 'interview', 'hiring') NOT NULL DEFAULT '' COMMENT 'of a rejection from here; empty: none is said';
UPDATE application_transition SET mail = 'rejected_selection'
WHERE to_status = 'abgesagt' AND mail = 'rejected' AND from_status IN ('vorauswahl', 'bewerbungsvergleich', 'einladung');
UPDATE application_transition SET mail = 'rejected_interview'
WHERE to_status = 'abgesagt' AND mail = 'rejected' AND from_status IN ('gespraech', 'auswahlentscheidung', 'beteiligung_gremien');
UPDATE application_transition SET mail = 'rejected_hiring'
WHERE to_status = 'abgesagt' AND mail = 'rejected' AND from_status = 'einstellungsprozess';
UPDATE application_status SET applicant_de = 'Wir können Ihre Bewerbung nicht weiter berücksichtigen.', applicant_en = 'We cannot consider your application any further.'
WHERE code = 'abgesagt' AND applicant_de = 'Wir haben uns für eine andere Person entschieden.';
UPDATE application_status SET applicant_de = 'Zu diesem Verfahren läuft ein Rechtsstreit.', applicant_en = 'There is a legal dispute about this procedure.'
WHERE code = 'rechtsstreit' AND applicant_de = 'Zu Ihrer Bewerbung läuft ein Rechtsstreit.';
