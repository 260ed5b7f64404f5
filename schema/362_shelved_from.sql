-- An ad that is only put into the archive, or brought back to rest, says of the procedure's phase what it said before (PRO-20, RET-44).
ALTER TABLE jobad ADD COLUMN shelved_from VARCHAR(30) NULL COMMENT 'the status it went into the archive from, as long as it has had no step but into the archive and out of it';
UPDATE jobad j SET shelved_from = (SELECT SUBSTRING_INDEX(h.detail, '>', 1) FROM history h WHERE h.object_kind = 3 AND h.object_id = j.id AND h.action = 'status' AND h.detail LIKE '%>archiviert' ORDER BY h.seq DESC LIMIT 1)
	WHERE j.status = 'archiviert';
CREATE TRIGGER jobad_shelved_update BEFORE UPDATE ON jobad FOR EACH ROW IF NEW.status <> OLD.status THEN SET NEW.shelved_from =
	CASE WHEN NEW.status = 'archiviert' THEN IFNULL(OLD.shelved_from, OLD.status) WHEN OLD.status = 'archiviert' THEN OLD.shelved_from END; END IF;

-- Notes the phase a vacancy is in now, when it is another one than before; its number, or NULL of one that is deleted. Counters are read for locking: two that go on at once see each other.
CREATE OR REPLACE FUNCTION vacancy_phase_note (which BIGINT, at DATETIME) RETURNS TINYINT MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN DECLARE was, now_in TINYINT DEFAULT NULL; DECLARE in_project BIGINT DEFAULT NULL; SELECT v.project_id, IF(v.status = 'geloescht', NULL, GREATEST(
		IFNULL((SELECT p.phase + 0 FROM phase_status p WHERE p.kind = 2 AND p.code = v.status), 1),
		IFNULL((SELECT p.phase + 0 FROM jobad j JOIN phase_status p ON p.kind = 3 AND p.code = IFNULL(j.shelved_from, j.status) WHERE j.vacancy_id = v.id AND j.status <> 'geloescht' ORDER BY j.id DESC LIMIT 1), 1),
		IFNULL((SELECT MAX(p.phase + 0) FROM phase_status p STRAIGHT_JOIN vacancy_status_count c ON c.vacancy_id = v.id AND c.status = p.code AND c.applications > 0 WHERE p.kind = 4
			LOCK IN SHARE MODE), 1))) INTO in_project, now_in FROM vacancy v WHERE v.id = which; SELECT (SELECT IF(f.ended_at IS NULL OR f.phase = 'closed', f.phase + 0, NULL)
		FROM vacancy_phase f WHERE f.vacancy_id = which ORDER BY f.id DESC LIMIT 1) INTO was; IF NOT (was <=> now_in) THEN UPDATE vacancy_phase SET ended_at = at
			WHERE vacancy_id = which AND ended_at IS NULL; IF now_in IS NOT NULL THEN INSERT INTO vacancy_phase (vacancy_id, project_id, phase, since, ended_at)
			VALUES (which, in_project, now_in, at, IF(now_in = 8, at, NULL)); END IF; END IF; RETURN now_in; END;

CREATE TEMPORARY TABLE phase_made AS SELECT DISTINCT vacancy_id AS id FROM jobad WHERE shelved_from IS NOT NULL;
SELECT MAX(vacancy_phase_note(id, UTC_TIMESTAMP())) INTO @phase FROM phase_made;
DROP TEMPORARY TABLE phase_made;
