-- Where a procedure stands as a whole (PRO-20): the furthest of what its vacancy, its newest ad and its applications are at. A status of the model that is not here says nothing of it.
CREATE TABLE phase_status (
	kind TINYINT NOT NULL,
	code VARCHAR(30) NOT NULL,
	phase ENUM('preparation', 'agreement', 'office', 'advertised', 'selection', 'committees', 'hiring', 'closed') NOT NULL,
	PRIMARY KEY (kind, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO phase_status (kind, code, phase) VALUES
	(2, 'entwurf', 'preparation'), (2, 'aktiv', 'preparation'), (2, 'inaktiv', 'preparation'), (2, 'abgeschlossen', 'closed'), (2, 'rechtsstreit_beendet', 'closed'),
	(3, 'entwurf', 'preparation'), (3, 'in_abstimmung', 'agreement'), (3, 'anpassung_erbeten', 'agreement'), (3, 'bei_personalamt', 'office'), (3, 'freigegeben', 'office'),
	(3, 'veroeffentlicht', 'advertised'), (3, 'abgelaufen', 'selection'),
	(4, 'formale_pruefung', 'selection'), (4, 'vorauswahl', 'selection'), (4, 'bewerbungsvergleich', 'selection'), (4, 'einladung', 'selection'), (4, 'gespraech', 'selection'),
	(4, 'auswahlentscheidung', 'selection'), (4, 'beteiligung_gremien', 'committees'), (4, 'einstellungsprozess', 'hiring'), (4, 'einstellung', 'hiring');

-- The phases each vacancy came through; the one it is in has no end, the last one is over as it begins.
CREATE TABLE vacancy_phase (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	project_id BIGINT NOT NULL COMMENT 'that of the vacancy',
	phase ENUM('preparation', 'agreement', 'office', 'advertised', 'selection', 'committees', 'hiring', 'closed') NOT NULL,
	since DATETIME NOT NULL,
	ended_at DATETIME NULL,
	PRIMARY KEY (id),
	KEY vacancy_phase_vacancy (vacancy_id, id),
	KEY vacancy_phase_since (project_id, ended_at, since, vacancy_id),
	KEY vacancy_phase_phase (project_id, ended_at, phase, since, vacancy_id),
	CONSTRAINT vacancy_phase_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id) ON DELETE CASCADE,
	CONSTRAINT vacancy_phase_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Notes the phase a vacancy is in now, when it is another one than before; its number, or NULL of one that is deleted. Counters are read for locking: two that go on at once see each other.
CREATE FUNCTION vacancy_phase_note (which BIGINT, at DATETIME) RETURNS TINYINT MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN DECLARE was, now_in TINYINT DEFAULT NULL; DECLARE in_project BIGINT DEFAULT NULL; SELECT v.project_id, IF(v.status = 'geloescht', NULL, GREATEST(
		IFNULL((SELECT p.phase + 0 FROM phase_status p WHERE p.kind = 2 AND p.code = v.status), 1),
		IFNULL((SELECT p.phase + 0 FROM jobad j JOIN phase_status p ON p.kind = 3 AND p.code = j.status WHERE j.vacancy_id = v.id AND j.status <> 'geloescht' ORDER BY j.id DESC LIMIT 1), 1),
		IFNULL((SELECT MAX(p.phase + 0) FROM phase_status p STRAIGHT_JOIN vacancy_status_count c ON c.vacancy_id = v.id AND c.status = p.code AND c.applications > 0 WHERE p.kind = 4
			LOCK IN SHARE MODE), 1))) INTO in_project, now_in FROM vacancy v WHERE v.id = which; SELECT (SELECT IF(f.ended_at IS NULL OR f.phase = 'closed', f.phase + 0, NULL)
		FROM vacancy_phase f WHERE f.vacancy_id = which ORDER BY f.id DESC LIMIT 1) INTO was; IF NOT (was <=> now_in) THEN UPDATE vacancy_phase SET ended_at = at
			WHERE vacancy_id = which AND ended_at IS NULL; IF now_in IS NOT NULL THEN INSERT INTO vacancy_phase (vacancy_id, project_id, phase, since, ended_at)
			VALUES (which, in_project, now_in, at, IF(now_in = 8, at, NULL)); END IF; END IF; RETURN now_in; END;

CREATE TRIGGER vacancy_phase_insert AFTER INSERT ON vacancy FOR EACH ROW SET @phase = vacancy_phase_note(NEW.id, NEW.created_at);
CREATE TRIGGER vacancy_phase_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NEW.project_id <> OLD.project_id THEN UPDATE vacancy_phase SET project_id = NEW.project_id WHERE vacancy_id = NEW.id; END IF;
CREATE TRIGGER vacancy_phase_status AFTER UPDATE ON vacancy FOR EACH ROW IF NEW.status <> OLD.status THEN SET @phase = vacancy_phase_note(NEW.id, NEW.changed_at); END IF;
CREATE TRIGGER jobad_phase_insert AFTER INSERT ON jobad FOR EACH ROW SET @phase = vacancy_phase_note(NEW.vacancy_id, NEW.created_at);
CREATE TRIGGER jobad_phase_update AFTER UPDATE ON jobad FOR EACH ROW IF NEW.status <> OLD.status THEN SET @phase = vacancy_phase_note(NEW.vacancy_id, NEW.changed_at); END IF;

-- What is there already: since when is not known better than when it was changed last.
CREATE TEMPORARY TABLE phase_made AS SELECT id, changed_at FROM vacancy WHERE status <> 'geloescht';
SELECT MAX(vacancy_phase_note(id, changed_at)) INTO @phase FROM phase_made;
DROP TEMPORARY TABLE phase_made;
