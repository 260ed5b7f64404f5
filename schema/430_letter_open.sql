-- A letter that somebody must see to (BAK-09): it waits for a guard and whoever wrote it may not write to the applicant any more, or it did not arrive. Whoever recruits for the
-- vacancy has it as a task, also who gets reach while it is so.
ALTER TABLE mail_outbox
	ADD open_vacancy_id BIGINT NULL COMMENT 'whose recruiters are to see to it; NULL: nobody is',
	ADD settled_at DATETIME NULL COMMENT 'it did not arrive, and somebody has seen to that',
	ADD KEY mail_outbox_open (open_vacancy_id, application_id);

CREATE PROCEDURE letter_task_give(IN the_person BIGINT, IN the_vacancy BIGINT)
	INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind, object_id, vacancy_id)
	SELECT DISTINCT 'person', r.subject_id, r.role_id, v.authority_id, IF(m.status = 'waiting', 'letter_waits', 'letter_lost'), 4, m.application_id, v.id
	FROM vacancy_reach r JOIN mail_outbox m ON m.open_vacancy_id = r.vacancy_id JOIN vacancy v ON v.id = r.vacancy_id
	WHERE r.subject_kind = 'person' AND r.role_id = 2 AND (the_person IS NULL OR r.subject_id = the_person) AND (the_vacancy IS NULL OR r.vacancy_id = the_vacancy)
	AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion x WHERE x.vacancy_id = r.vacancy_id AND x.staff_user_id = r.subject_id)
	AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = v.id AND t.subject_kind = 'person' AND t.subject_id = r.subject_id
		AND t.kind = IF(m.status = 'waiting', 'letter_waits', 'letter_lost') AND t.object_kind = 4 AND t.object_id = m.application_id);
CREATE PROCEDURE letter_task_end(IN the_application BIGINT, IN the_vacancy BIGINT)
	DELETE FROM task WHERE vacancy_id = the_vacancy AND object_kind = 4 AND object_id = the_application AND (
		kind = 'letter_waits' AND NOT EXISTS (SELECT 1 FROM mail_outbox m WHERE m.open_vacancy_id = the_vacancy AND m.application_id = the_application AND m.status = 'waiting')
		OR kind = 'letter_lost' AND NOT EXISTS (SELECT 1 FROM mail_outbox m WHERE m.open_vacancy_id = the_vacancy AND m.application_id = the_application AND m.status <> 'waiting'));

-- What does not wait any more needs nobody to go on.
CREATE TRIGGER mail_outbox_open_before BEFORE UPDATE ON mail_outbox FOR EACH ROW
	IF OLD.open_vacancy_id IS NOT NULL AND OLD.status = 'waiting' AND NEW.status <> 'waiting'
	THEN SET NEW.open_vacancy_id = NULL; END IF;
CREATE TRIGGER mail_outbox_open AFTER UPDATE ON mail_outbox FOR EACH ROW
	BEGIN IF NOT NEW.open_vacancy_id <=> OLD.open_vacancy_id THEN IF OLD.open_vacancy_id IS NOT NULL THEN CALL letter_task_end(OLD.application_id, OLD.open_vacancy_id); END IF; IF NEW.open_vacancy_id IS NOT NULL THEN CALL letter_task_give(NULL, NEW.open_vacancy_id); END IF; END IF; END;
CREATE TRIGGER mail_outbox_open_delete AFTER DELETE ON mail_outbox FOR EACH ROW
	IF OLD.open_vacancy_id IS NOT NULL THEN CALL letter_task_end(OLD.application_id, OLD.open_vacancy_id); END IF;
CREATE TRIGGER vacancy_reach_letter_insert AFTER INSERT ON vacancy_reach FOR EACH ROW
	IF NEW.role_id = 2 AND NEW.subject_kind = 'person' THEN CALL letter_task_give(NEW.subject_id, NEW.vacancy_id); END IF;
CREATE TRIGGER vacancy_exclusion_letter_delete AFTER DELETE ON vacancy_exclusion FOR EACH ROW CALL letter_task_give(OLD.staff_user_id, OLD.vacancy_id);
CREATE TRIGGER staff_user_letter_update AFTER UPDATE ON staff_user FOR EACH ROW
	IF NEW.status = 'active' AND OLD.status <> 'active' THEN CALL letter_task_give(NEW.id, NULL); END IF;
