-- Projects, vacancies and ads are archived, and ads and projects deleted, by hand (RET-40, RET-41, RET-44). What is archived is seen by whoever has the right ARCHIVE, by the same role
-- (access/access.h), and is not changed; out of the archive it comes to rest, a vacancy as closed. Where a model is in use already, it gets the statuses and steps here (seed/040_status.sql).
INSERT IGNORE INTO process_guard (code, fixed) VALUES ('all_final', 1), ('nothing_below', 1);
INSERT IGNORE INTO process_status (kind, code, position, counts, active, named, name_de, name_en, look)
SELECT s.kind, s.code, s.position, s.counts, 0, 1, s.name_de, s.name_en, s.look FROM (
	SELECT 1 AS kind, 'archiviert' AS code, 30 AS position, 1 AS counts, 'Archiviert' AS name_de, 'Archived' AS name_en, 'quiet' AS look
	UNION ALL SELECT 1, 'geloescht', 40, 0, 'Gelöscht', 'Deleted', 'plain'
	UNION ALL SELECT 2, 'archiviert', 65, 1, 'Archiviert', 'Archived', 'quiet'
	UNION ALL SELECT 3, 'archiviert', 95, 1, 'Archiviert', 'Archived', 'quiet'
) s WHERE EXISTS (SELECT 1 FROM process_step p WHERE p.kind = s.kind);
INSERT IGNORE INTO process_step (kind, from_status, to_status, right_id, direction, label_de, label_en)
SELECT s.kind, s.from_status, s.to_status, r.id, s.direction, s.label_de, s.label_en FROM (
	SELECT 1 AS kind, 'inaktiv' AS from_status, 'archiviert' AS to_status, 'OBJECT_ACTION_PROJECT_EDIT' AS code, 'side' AS direction, 'Archivieren' AS label_de, 'Archive' AS label_en
	UNION ALL SELECT 1, 'archiviert', 'inaktiv', 'OBJECT_ACTION_PROJECT_EDIT', 'side', 'Aus dem Archiv holen', 'Bring back from the archive'
	UNION ALL SELECT 1, 'inaktiv', 'geloescht', 'OBJECT_ACTION_PROJECT_EDIT', 'end', 'Löschen', 'Delete'
	UNION ALL SELECT 2, 'abgeschlossen', 'archiviert', 'ARCHIVE', 'side', 'Archivieren', 'Archive'
	UNION ALL SELECT 2, 'archiviert', 'abgeschlossen', 'ARCHIVE', 'side', 'Aus dem Archiv holen', 'Bring back from the archive'
	UNION ALL SELECT 3, 'inaktiv', 'archiviert', 'ARCHIVE', 'side', 'Archivieren', 'Archive'
	UNION ALL SELECT 3, 'abgelaufen', 'archiviert', 'ARCHIVE', 'side', 'Archivieren', 'Archive'
	UNION ALL SELECT 3, 'archiviert', 'inaktiv', 'ARCHIVE', 'side', 'Aus dem Archiv holen', 'Bring back from the archive'
	UNION ALL SELECT 3, 'entwurf', 'geloescht', 'OBJECT_ACTION_JOBAD_NEW', 'end', 'Verwerfen', 'Throw away'
	UNION ALL SELECT 3, 'inaktiv', 'geloescht', 'OBJECT_ACTION_JOBAD_NEW', 'end', 'Löschen', 'Delete'
	UNION ALL SELECT 3, 'abgelaufen', 'geloescht', 'OBJECT_ACTION_JOBAD_NEW', 'end', 'Löschen', 'Delete'
) s JOIN base_right r ON r.code = s.code
JOIN process_status f ON f.kind = s.kind AND f.code = s.from_status JOIN process_status t ON t.kind = s.kind AND t.code = s.to_status
WHERE EXISTS (SELECT 1 FROM process_step p WHERE p.kind = s.kind);
INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)
SELECT p.kind, p.from_status, p.to_status, IF(p.to_status = 'geloescht', 'nothing_below', 'all_final') FROM process_step p
WHERE p.kind IN (1, 3) AND p.to_status = 'geloescht' OR p.kind IN (1, 2) AND p.to_status = 'archiviert';
INSERT IGNORE INTO process_status_role (kind, role_id, status, may_see, may_act)
SELECT s.kind, r.id, s.code, 1, 1 FROM process_status s JOIN base_role r ON r.code IN ('ADMIN', 'RECRUITER') WHERE s.kind = 3 AND s.code = 'archiviert';

INSERT INTO phase_status (kind, code, phase) VALUES (2, 'archiviert', 'closed');

-- It was closed before it came into the archive, and comes out of it as it was.
CREATE OR REPLACE TRIGGER vacancy_closed_update BEFORE UPDATE ON vacancy FOR EACH ROW SET NEW.closed_at =
	IF(NEW.status = 'abgeschlossen' AND OLD.status NOT IN ('abgeschlossen', 'archiviert'), NEW.changed_at, NEW.closed_at);

-- The number beside a project is of what its list shows.
UPDATE project_count c SET vacancies = (SELECT COUNT(*) FROM vacancy v WHERE v.project_id = c.project_id AND v.status NOT IN ('archiviert', 'geloescht'));
CREATE OR REPLACE TRIGGER vacancy_count_insert AFTER INSERT ON vacancy FOR EACH ROW
	INSERT INTO project_count (project_id, vacancies) VALUES (NEW.project_id, NEW.status NOT IN ('archiviert', 'geloescht'))
	ON DUPLICATE KEY UPDATE vacancies = vacancies + (NEW.status NOT IN ('archiviert', 'geloescht'));
CREATE OR REPLACE TRIGGER vacancy_count_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NEW.project_id <> OLD.project_id OR (NEW.status IN ('archiviert', 'geloescht')) <> (OLD.status IN ('archiviert', 'geloescht')) THEN
		UPDATE project_count SET vacancies = vacancies - (OLD.status NOT IN ('archiviert', 'geloescht')) WHERE project_id = OLD.project_id; INSERT INTO project_count (project_id, vacancies) VALUES (NEW.project_id, NEW.status NOT IN ('archiviert', 'geloescht'))
			ON DUPLICATE KEY UPDATE vacancies = vacancies + (NEW.status NOT IN ('archiviert', 'geloescht')); END IF;
CREATE OR REPLACE TRIGGER vacancy_count_delete AFTER DELETE ON vacancy FOR EACH ROW
	UPDATE project_count SET vacancies = vacancies - (OLD.status NOT IN ('archiviert', 'geloescht')) WHERE project_id = OLD.project_id;

-- As in 088_letter_contact.sql: nothing is taken for what is archived.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW application_ad AS
SELECT a.id AS application_id, j.number, j.title, u.name AS authority, j.valid_to, j.contact,
	j.status IN ('veroeffentlicht', 'abgelaufen') AND v.status NOT IN ('abgeschlossen', 'archiviert', 'geloescht') AS takes
FROM application a
JOIN jobad j ON j.id = a.jobad_id
JOIN vacancy v ON v.id = a.vacancy_id
JOIN org_unit u ON u.id = v.authority_id;
