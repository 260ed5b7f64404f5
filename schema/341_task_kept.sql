-- Lectors' proposals are a task of those who get reach only while somebody can decide on them (PRO-04).
DROP TRIGGER vacancy_reach_proposal_insert;
CREATE TRIGGER vacancy_reach_proposal_insert AFTER INSERT ON vacancy_reach FOR EACH ROW INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind,
	object_id, vacancy_id)
	SELECT NEW.subject_kind, NEW.subject_id, NEW.role_id, j.authority_id, 'jobad_proposed', 3, j.id, j.vacancy_id FROM jobad j
	JOIN process_status s ON s.kind = 3 AND s.code = j.status AND s.active
	WHERE NEW.role_id = 2 AND NEW.subject_kind = 'person' AND j.vacancy_id = NEW.vacancy_id AND EXISTS (SELECT 1 FROM jobad_proposal p WHERE p.jobad_id = j.id)
	AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = j.vacancy_id AND t.subject_kind = 'person' AND t.subject_id = NEW.subject_id AND t.kind = 'jobad_proposed'
		AND t.object_kind = 3 AND t.object_id = j.id);

-- What is still open and a person's by reach, of one vacancy or (NULL) of all: statements, reminders, proposals.
DROP PROCEDURE task_give;
CREATE PROCEDURE task_give(IN the_person BIGINT, IN the_vacancy BIGINT)
BEGIN INSERT IGNORE INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind, object_id, vacancy_id, statement_id, due_on, ends_at)
	SELECT DISTINCT 'person', the_person, s.role_id, v.authority_id, s.kind, s.object_kind, s.object_id, s.vacancy_id, s.id, s.due_on, IF(k.silence = '', NULL, s.due_at)
	FROM vacancy_reach r JOIN statement s ON s.vacancy_id = r.vacancy_id AND s.state = 'open' AND s.role_id = r.role_id
	AND (s.subject_kind = 'role' OR s.subject_kind = 'person' AND s.subject_id = the_person)
	JOIN statement_kind k ON k.code = s.kind JOIN vacancy v ON v.id = s.vacancy_id
	WHERE r.subject_kind = 'person' AND r.subject_id = the_person AND (the_vacancy IS NULL OR r.vacancy_id = the_vacancy)
	AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion x WHERE x.vacancy_id = r.vacancy_id AND x.staff_user_id = the_person); INSERT IGNORE INTO task (subject_kind, subject_id,
	role_id, authority_id, kind, object_kind, object_id, vacancy_id, reminder_id, due_on)
	SELECT DISTINCT 'person', the_person, m.role_id, v.authority_id, 'reminder', m.object_kind, m.object_id, m.vacancy_id, m.id, m.due_on
	FROM vacancy_reach r JOIN reminder m ON m.vacancy_id = r.vacancy_id AND m.done_at IS NULL AND m.role_id = r.role_id
	AND (m.subject_kind = 'role' OR m.subject_id = the_person) JOIN vacancy v ON v.id = m.vacancy_id
	WHERE r.subject_kind = 'person' AND r.subject_id = the_person AND (the_vacancy IS NULL OR r.vacancy_id = the_vacancy)
	AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion x WHERE x.vacancy_id = r.vacancy_id AND x.staff_user_id = the_person); INSERT INTO task (subject_kind, subject_id,
	role_id, authority_id, kind, object_kind, object_id, vacancy_id)
	SELECT DISTINCT 'person', the_person, r.role_id, j.authority_id, 'jobad_proposed', 3, j.id, j.vacancy_id
	FROM vacancy_reach r JOIN jobad j ON j.vacancy_id = r.vacancy_id JOIN process_status s ON s.kind = 3 AND s.code = j.status AND s.active
	WHERE r.subject_kind = 'person' AND r.subject_id = the_person AND r.role_id = 2 AND (the_vacancy IS NULL OR r.vacancy_id = the_vacancy)
	AND EXISTS (SELECT 1 FROM jobad_proposal p WHERE p.jobad_id = j.id)
	AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion x WHERE x.vacancy_id = r.vacancy_id AND x.staff_user_id = the_person)
	AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = j.vacancy_id AND t.subject_kind = 'person' AND t.subject_id = the_person AND t.kind = 'jobad_proposed'
		AND t.object_kind = 3 AND t.object_id = j.id); END;

-- That a vacancy was given to her and she has not taken it over yet is known by the task alone: it stays, and is not shown while she is excluded or away.
DROP TRIGGER vacancy_exclusion_task_insert;
CREATE TRIGGER vacancy_exclusion_task_insert AFTER INSERT ON vacancy_exclusion FOR EACH ROW DELETE FROM task WHERE vacancy_id = NEW.vacancy_id
	AND subject_kind = 'person' AND subject_id = NEW.staff_user_id AND kind <> 'vacancy_owner';
DROP TRIGGER staff_user_task_update;
CREATE TRIGGER staff_user_task_update AFTER UPDATE ON staff_user FOR EACH ROW
	BEGIN IF NEW.status <> 'active' AND OLD.status = 'active' THEN DELETE FROM task WHERE subject_kind = 'person' AND subject_id = NEW.id
	AND (NOT lasts AND kind <> 'vacancy_owner' OR NEW.status = 'deleted'); END IF; IF NEW.status = 'active' AND OLD.status <> 'active' THEN CALL task_give(NEW.id, NULL); END IF; END;
