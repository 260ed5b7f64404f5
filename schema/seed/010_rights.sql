-- Base roles, rights and the table of who has which, as delivered (ACC-10).
INSERT IGNORE INTO base_role (id, code) VALUES
	(1, 'ADMIN'),
	(2, 'RECRUITER'),
	(3, 'DEPARTMENT'),
	(4, 'LECTOR'),
	(5, 'P31'),
	(6, 'P34'),
	(7, 'PR'),
	(8, 'SBV'),
	(9, 'GSB'),
	(10, 'PSB'),
	(11, 'IE');

INSERT INTO base_right (id, code, object, name_de, name_en) VALUES
	(1, 'OBJECT_ACTION_PROJECT_NEW', 'project', 'Anlegen', 'Create'),
	(2, 'OBJECT_ACTION_PROJECT_READ', 'project', 'Einsehen', 'View'),
	(3, 'OBJECT_ACTION_PROJECT_EDIT', 'project', 'Bearbeiten', 'Edit'),
	(4, 'OBJECT_ACTION_PROJECT_LIST_VIEW', 'project', 'Auflisten', 'List'),
	(5, 'OBJECT_ACTION_PROJECT_VACANCY_CREATE', 'project', 'Vakanz anlegen', 'Create vacancy'),
	(6, 'OBJECT_ACTION_PROJECT_VACANCY_DESKTOP', 'project', 'Vakanz-Desktop', 'Vacancy desktop'),
	(7, 'OBJECT_ACTION_VACANCY_NEW', 'vacancy', 'Anlegen', 'Create'),
	(8, 'OBJECT_ACTION_VACANCY_READ', 'vacancy', 'Einsehen', 'View'),
	(9, 'OBJECT_ACTION_VACANCY_EDIT', 'vacancy', 'Bearbeiten', 'Edit'),
	(10, 'OBJECT_ACTION_VACANCY_FORWARD', 'vacancy', 'Weiterleiten', 'Forward'),
	(11, 'OBJECT_ACTION_VACANCY_SET_TEMPLATE', 'vacancy', 'Als Vorlage speichern', 'Save as template'),
	(12, 'OBJECT_ACTION_VACANCY_USE_TEMPLATE', 'vacancy', 'Als Vorlage benutzen', 'Use as template'),
	(13, 'OBJECT_ACTION_VACANCY_CHANGE_RELATED_PROJECT', 'vacancy', 'Verschieben', 'Move'),
	(14, 'OBJECT_ACTION_VACANCY_CHANGE_OWNER', 'vacancy', 'Besitzer ändern', 'Change owner'),
	(15, 'OBJECT_ACTION_VACANCY_LIST_VIEW', 'vacancy', 'Auflisten', 'List'),
	(16, 'OBJECT_ACTION_VACANCY_JOBAD_DESKTOP', 'vacancy', 'Stellenanzeigen-Desktop', 'Job ad desktop'),
	(17, 'OBJECT_ACTION_VACANCY_CANDIDATE_DESKTOP', 'vacancy', 'Kandidaten-Desktop', 'Application desktop'),
	(18, 'OBJECT_ACTION_VACANCY_CANDIDATE_CREATE', 'vacancy', 'Bewerbung anlegen', 'Create application'),
	(19, 'OBJECT_ACTION_VACANCY_JOBAD_CREATE', 'vacancy', 'Stellenanzeige anlegen', 'Create job ad'),
	(20, 'OBJECT_ACTION_VACANCY_REMINDER_CREATE', 'vacancy', 'Erinnerung hinzufügen', 'Add reminder'),
	(21, 'OBJECT_ACTION_JOBAD_NEW', 'jobad', 'Anlegen', 'Create'),
	(22, 'OBJECT_ACTION_JOBAD_READ', 'jobad', 'Einsehen', 'View'),
	(23, 'OBJECT_ACTION_JOBAD_EDIT', 'jobad', 'Bearbeiten', 'Edit'),
	(24, 'OBJECT_ACTION_JOBAD_FORWARD', 'jobad', 'Weiterleiten', 'Forward'),
	(25, 'OBJECT_ACTION_JOBAD_SET_TEMPLATE', 'jobad', 'Als Vorlage speichern', 'Save as template'),
	(26, 'OBJECT_ACTION_JOBAD_USE_TEMPLATE', 'jobad', 'Als Vorlage benutzen', 'Use as template'),
	(27, 'OBJECT_ACTION_JOBAD_LIST_VIEW', 'jobad', 'Auflisten', 'List'),
	(28, 'OBJECT_ACTION_JOBAD_REMINDER_CREATE', 'jobad', 'Erinnerung hinzufügen', 'Add reminder'),
	(29, 'OBJECT_ACTION_JOBAD_COMPARE', 'jobad', 'Vergleichen', 'Compare'),
	(30, 'OBJECT_ACTION_CANDIDATE_READ', 'application', 'Einsehen', 'View'),
	(31, 'OBJECT_ACTION_CANDIDATE_EDIT', 'application', 'Bearbeiten', 'Edit'),
	(32, 'OBJECT_ACTION_CANDIDATE_FORWARD', 'application', 'Weiterleiten', 'Forward'),
	(33, 'OBJECT_ACTION_CANDIDATE_CONTACT', 'application', 'Kontaktieren', 'Contact'),
	(34, 'OBJECT_ACTION_CANDIDATE_RANKING_HR', 'application', 'HR-Ranking', 'HR ranking'),
	(35, 'OBJECT_ACTION_CANDIDATE_CHANGE_RELATED_VACANCY', 'application', 'Vakanz ändern', 'Change vacancy'),
	(36, 'OBJECT_ACTION_CANDIDATE_LIST_VIEW', 'application', 'Auflisten', 'List'),
	(37, 'OBJECT_ACTION_CANDIDATE_GREATGROUPS', 'application', 'Sichtbar in Bewerbersuche', 'Visible in applicant search'),
	(38, 'OBJECT_ACTION_CANDIDATE_COPY', 'application', 'Bewerbung kopieren', 'Copy application'),
	(39, 'OBJECT_ACTION_CANDIDATE_CREATE_ACCOUNT', 'application', 'FE-Account anlegen', 'Create account'),
	(40, 'OBJECT_ACTION_CANDIDATE_COMMENT_DELETE', 'application', 'Kommentar löschen', 'Delete comment'),
	(41, 'OBJECT_ACTION_CANDIDATE_COMMENT_READ', 'application', 'Kommentar einsehen', 'View comment'),
	(42, 'OBJECT_ACTION_CANDIDATE_COMMENT_NEW', 'application', 'Kommentar anlegen', 'Add comment'),
	(43, 'OBJECT_ACTION_CANDIDATE_CHANGE_RELATED_JOBAD', 'application', 'Stellenanzeige ändern', 'Change job ad'),
	(44, 'OBJECT_ACTION_CANDIDATE_DOUBLETLIST_SHOWALL', 'application', 'Vollständige Doublettenliste', 'Complete list of duplicates'),
	(45, 'OBJECT_ACTION_CANDIDATE_JUNKMAIL_READ', 'application', 'Junkmail lesen', 'Read junk mail'),
	(46, 'OBJECT_ACTION_CANDIDATE_OVERALL_HISTORY_READ', 'application', 'Historie ansehen', 'View history'),
	(47, 'OBJECT_ACTION_CANDIDATE_EVENT_INVITATION', 'application', 'Termin vereinbaren', 'Arrange appointment'),
	(48, 'OBJECT_ACTION_CANDIDATE_FILE_CHANGE_ATTACHMENT_TYPE', 'application', 'Anhangstyp ändern', 'Change type of attachment'),
	(49, 'OBJECT_ACTION_OPEN_DOSSIER', 'application', 'Dossier öffnen', 'Open dossier'),
	(50, 'OBJECT_ACTION_CANDIDATE_EVENT_INVITATION_FILE_UPLOAD', 'application', 'Datei hochladen', 'Upload file'),
	(51, 'OBJECT_ACTION_CANDIDATE_REMINDER_CREATE', 'application', 'Erinnerung hinzufügen', 'Add reminder'),
	(52, 'ARCHIVE', 'application', 'Archiv einsehen', 'View archive'),
	(53, 'EXPORT', 'application', 'Listen ausgeben', 'Export lists'),
	(54, 'REQUISITION_WRITE', 'requisition', 'Schreiben und einreichen', 'Write and submit'),
	(55, 'REQUISITION_ACCEPT', 'requisition', 'Annehmen und zurückgeben', 'Accept and return'),
	(56, 'MOBILE_REGISTER', 'jobad', 'Mobile Beschäftigte führen und vorschlagen', 'Keep and propose mobile employees'),
	(57, 'FOREIGN_ADS', 'project', 'Fremdanzeigen eingeben und veröffentlichen', 'Enter and publish ads for others'),
	(58, 'MEDIA', 'jobad', 'Mediathek führen', 'Keep the media library'),
	(59, 'COMPARISON_READ', 'vacancy', 'Bewerbungsvergleich ansehen', 'View the comparison'),
	(60, 'RATE', 'application', 'Bewerten', 'Rate'),
	(61, 'APPOINTMENT_READ', 'vacancy', 'Termine ansehen', 'View interviews'),
	(62, 'APPOINTMENT', 'vacancy', 'Termine planen', 'Plan interviews'),
	(63, 'SELECTION_READ', 'vacancy', 'Auswahlentscheidung ansehen', 'View the selection'),
	(64, 'SELECTION_WRITE', 'vacancy', 'Auswahlentscheidung treffen', 'Make the selection'),
	(65, 'HANDOVER_READ', 'application', 'Übergebene Bewerbungen ansehen', 'View applications handed over')
ON DUPLICATE KEY UPDATE name_en = VALUES(name_en);

-- The delivered state, always as it stands here.
DELETE FROM base_role_right_default;
INSERT INTO base_role_right_default (role_id, right_id)
SELECT g.role_id, g.right_id FROM (
	SELECT 0 AS role_id, 0 AS right_id
	UNION ALL SELECT 1, id FROM base_right WHERE id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 61, 62, 63, 65)
	UNION ALL SELECT 2, id FROM base_right WHERE id IN (2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 58, 59, 60, 61, 62, 63, 64, 65)
	UNION ALL SELECT 3, id FROM base_right WHERE id IN (2, 4, 8, 15, 22, 27, 30, 32, 36, 40, 41, 42, 49, 54, 59, 61, 63)
	UNION ALL SELECT 4, id FROM base_right WHERE id IN (8, 15, 22, 23, 24, 27)
	UNION ALL SELECT 5, id FROM base_right WHERE id IN (2, 4, 8, 15, 22, 24, 27, 30, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 45, 46, 49, 53, 56, 59, 61, 63)
	UNION ALL SELECT 6, id FROM base_right WHERE id IN (2, 4, 8, 15, 22, 24, 27, 30, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 45, 46, 49, 53, 56, 57, 58, 59, 61)
	UNION ALL SELECT 7, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 41, 42, 46, 49, 59, 61, 63)
	UNION ALL SELECT 8, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 41, 42, 46, 49, 59, 61, 63)
	UNION ALL SELECT 9, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 41, 42, 46, 49, 59, 61, 63)
	UNION ALL SELECT 10, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 42, 49, 65)
) g WHERE g.role_id > 0;

-- Only into an empty table: what the administrator changed later stays.
INSERT INTO base_role_right (role_id, right_id)
SELECT role_id, right_id FROM base_role_right_default WHERE NOT EXISTS (SELECT 1 FROM base_role_right);
