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

INSERT IGNORE INTO base_right (id, code, object, name_de) VALUES
	(1, 'OBJECT_ACTION_PROJECT_NEW', 'project', 'Anlegen'),
	(2, 'OBJECT_ACTION_PROJECT_READ', 'project', 'Einsehen'),
	(3, 'OBJECT_ACTION_PROJECT_EDIT', 'project', 'Bearbeiten'),
	(4, 'OBJECT_ACTION_PROJECT_LIST_VIEW', 'project', 'Auflisten'),
	(5, 'OBJECT_ACTION_PROJECT_VACANCY_CREATE', 'project', 'Vakanz anlegen'),
	(6, 'OBJECT_ACTION_PROJECT_VACANCY_DESKTOP', 'project', 'Vakanz-Desktop'),
	(7, 'OBJECT_ACTION_VACANCY_NEW', 'vacancy', 'Anlegen'),
	(8, 'OBJECT_ACTION_VACANCY_READ', 'vacancy', 'Einsehen'),
	(9, 'OBJECT_ACTION_VACANCY_EDIT', 'vacancy', 'Bearbeiten'),
	(10, 'OBJECT_ACTION_VACANCY_FORWARD', 'vacancy', 'Weiterleiten'),
	(11, 'OBJECT_ACTION_VACANCY_SET_TEMPLATE', 'vacancy', 'Als Vorlage speichern'),
	(12, 'OBJECT_ACTION_VACANCY_USE_TEMPLATE', 'vacancy', 'Als Vorlage benutzen'),
	(13, 'OBJECT_ACTION_VACANCY_CHANGE_RELATED_PROJECT', 'vacancy', 'Verschieben'),
	(14, 'OBJECT_ACTION_VACANCY_CHANGE_OWNER', 'vacancy', 'Besitzer ändern'),
	(15, 'OBJECT_ACTION_VACANCY_LIST_VIEW', 'vacancy', 'Auflisten'),
	(16, 'OBJECT_ACTION_VACANCY_JOBAD_DESKTOP', 'vacancy', 'Stellenanzeigen-Desktop'),
	(17, 'OBJECT_ACTION_VACANCY_CANDIDATE_DESKTOP', 'vacancy', 'Kandidaten-Desktop'),
	(18, 'OBJECT_ACTION_VACANCY_CANDIDATE_CREATE', 'vacancy', 'Bewerbung anlegen'),
	(19, 'OBJECT_ACTION_VACANCY_JOBAD_CREATE', 'vacancy', 'Stellenanzeige anlegen'),
	(20, 'OBJECT_ACTION_VACANCY_REMINDER_CREATE', 'vacancy', 'Erinnerung hinzufügen'),
	(21, 'OBJECT_ACTION_JOBAD_NEW', 'jobad', 'Anlegen'),
	(22, 'OBJECT_ACTION_JOBAD_READ', 'jobad', 'Einsehen'),
	(23, 'OBJECT_ACTION_JOBAD_EDIT', 'jobad', 'Bearbeiten'),
	(24, 'OBJECT_ACTION_JOBAD_FORWARD', 'jobad', 'Weiterleiten'),
	(25, 'OBJECT_ACTION_JOBAD_SET_TEMPLATE', 'jobad', 'Als Vorlage speichern'),
	(26, 'OBJECT_ACTION_JOBAD_USE_TEMPLATE', 'jobad', 'Als Vorlage benutzen'),
	(27, 'OBJECT_ACTION_JOBAD_LIST_VIEW', 'jobad', 'Auflisten'),
	(28, 'OBJECT_ACTION_JOBAD_REMINDER_CREATE', 'jobad', 'Erinnerung hinzufügen'),
	(29, 'OBJECT_ACTION_JOBAD_COMPARE', 'jobad', 'Vergleichen'),
	(30, 'OBJECT_ACTION_CANDIDATE_READ', 'application', 'Einsehen'),
	(31, 'OBJECT_ACTION_CANDIDATE_EDIT', 'application', 'Bearbeiten'),
	(32, 'OBJECT_ACTION_CANDIDATE_FORWARD', 'application', 'Weiterleiten'),
	(33, 'OBJECT_ACTION_CANDIDATE_CONTACT', 'application', 'Kontaktieren'),
	(34, 'OBJECT_ACTION_CANDIDATE_RANKING_HR', 'application', 'HR-Ranking'),
	(35, 'OBJECT_ACTION_CANDIDATE_CHANGE_RELATED_VACANCY', 'application', 'Vakanz ändern'),
	(36, 'OBJECT_ACTION_CANDIDATE_LIST_VIEW', 'application', 'Auflisten'),
	(37, 'OBJECT_ACTION_CANDIDATE_GREATGROUPS', 'application', 'Sichtbar in Bewerbersuche'),
	(38, 'OBJECT_ACTION_CANDIDATE_COPY', 'application', 'Bewerbung kopieren'),
	(39, 'OBJECT_ACTION_CANDIDATE_CREATE_ACCOUNT', 'application', 'FE-Account anlegen'),
	(40, 'OBJECT_ACTION_CANDIDATE_COMMENT_DELETE', 'application', 'Kommentar löschen'),
	(41, 'OBJECT_ACTION_CANDIDATE_COMMENT_READ', 'application', 'Kommentar einsehen'),
	(42, 'OBJECT_ACTION_CANDIDATE_COMMENT_NEW', 'application', 'Kommentar anlegen'),
	(43, 'OBJECT_ACTION_CANDIDATE_CHANGE_RELATED_JOBAD', 'application', 'Stellenanzeige ändern'),
	(44, 'OBJECT_ACTION_CANDIDATE_DOUBLETLIST_SHOWALL', 'application', 'Vollständige Doublettenliste'),
	(45, 'OBJECT_ACTION_CANDIDATE_JUNKMAIL_READ', 'application', 'Junkmail lesen'),
	(46, 'OBJECT_ACTION_CANDIDATE_OVERALL_HISTORY_READ', 'application', 'Historie ansehen'),
	(47, 'OBJECT_ACTION_CANDIDATE_EVENT_INVITATION', 'application', 'Termin vereinbaren'),
	(48, 'OBJECT_ACTION_CANDIDATE_FILE_CHANGE_ATTACHMENT_TYPE', 'application', 'Anhangstyp ändern'),
	(49, 'OBJECT_ACTION_OPEN_DOSSIER', 'application', 'Dossier öffnen'),
	(50, 'OBJECT_ACTION_CANDIDATE_EVENT_INVITATION_FILE_UPLOAD', 'application', 'Datei hochladen'),
	(51, 'OBJECT_ACTION_CANDIDATE_REMINDER_CREATE', 'application', 'Erinnerung hinzufügen');

-- Only into an empty table: what the administrator changed later stays.
INSERT INTO base_role_right (role_id, right_id)
SELECT g.role_id, g.right_id FROM (
	SELECT 0 AS role_id, 0 AS right_id
	UNION ALL SELECT 1, id FROM base_right WHERE id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51)
	UNION ALL SELECT 2, id FROM base_right WHERE id IN (2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 45, 46, 47, 48, 49, 50, 51)
	UNION ALL SELECT 3, id FROM base_right WHERE id IN (2, 4, 8, 15, 22, 27, 30, 32, 36, 40, 41, 42, 49)
	UNION ALL SELECT 4, id FROM base_right WHERE id IN (8, 15, 22, 23, 24, 27)
	UNION ALL SELECT 5, id FROM base_right WHERE id IN (2, 4, 8, 15, 22, 24, 27, 30, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 45, 46, 49)
	UNION ALL SELECT 6, id FROM base_right WHERE id IN (2, 4, 8, 15, 22, 24, 27, 30, 32, 33, 35, 36, 37, 38, 39, 40, 41, 42, 45, 46, 49)
	UNION ALL SELECT 7, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 41, 42, 46, 49)
	UNION ALL SELECT 8, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 41, 42, 46, 49)
	UNION ALL SELECT 9, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 41, 42, 46, 49)
	UNION ALL SELECT 10, id FROM base_right WHERE id IN (8, 15, 22, 27, 30, 32, 36, 42, 49)
) g WHERE g.role_id > 0 AND NOT EXISTS (SELECT 1 FROM base_role_right);
