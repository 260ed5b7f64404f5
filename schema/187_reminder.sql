-- Reminders on vacancies, ads and applications (OBJ-14): to whom, when, what; each with a task, which is shown from its day on.
CREATE TABLE reminder (
	id BIGINT NOT NULL AUTO_INCREMENT,
	object_kind TINYINT NOT NULL COMMENT 'as in history',
	object_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	subject_kind ENUM('person', 'role') NOT NULL COMMENT 'role: whoever has it on the vacancy',
	subject_id BIGINT NOT NULL COMMENT '0 for a role',
	role_id TINYINT NOT NULL COMMENT 'of a person one by which the object is seen',
	due_on DATE NOT NULL,
	every ENUM('', 'week', 'month') NOT NULL COMMENT 'empty: once',
	text TEXT NULL,
	text_sealed BLOB NULL COMMENT 'the same about an application, with its key',
	told BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'mailed, or of no matter any more',
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	done_at DATETIME NULL COMMENT 'for good',
	done_by BIGINT NULL,
	PRIMARY KEY (id),
	KEY reminder_object (object_kind, object_id, id),
	KEY reminder_vacancy (vacancy_id, done_at, role_id),
	KEY reminder_told (told, due_on, id),
	CONSTRAINT reminder_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT reminder_creator FOREIGN KEY (created_by) REFERENCES staff_user (id),
	CONSTRAINT reminder_doer FOREIGN KEY (done_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE task
	ADD COLUMN reminder_id BIGINT NULL AFTER statement_id,
	ADD UNIQUE KEY task_reminder (reminder_id, subject_kind, subject_id),
	ADD CONSTRAINT task_reminder FOREIGN KEY (reminder_id) REFERENCES reminder (id);

-- As with statements: who gets reach gets what is open, in the same transaction.
CREATE TRIGGER vacancy_reach_reminder_insert AFTER INSERT ON vacancy_reach FOR EACH ROW INSERT IGNORE INTO task (subject_kind, subject_id, role_id, authority_id, kind,
	object_kind, object_id, vacancy_id, reminder_id, due_on)
	SELECT NEW.subject_kind, NEW.subject_id, NEW.role_id, v.authority_id, 'reminder', r.object_kind, r.object_id, r.vacancy_id, r.id, r.due_on
	FROM reminder r JOIN vacancy v ON v.id = r.vacancy_id WHERE r.vacancy_id = NEW.vacancy_id AND r.done_at IS NULL AND r.role_id = NEW.role_id
	AND NEW.subject_kind <> 'all' AND (r.subject_kind = 'role' OR NEW.subject_kind = 'person' AND r.subject_id = NEW.subject_id);

-- What is still open and a person's by reach, of one vacancy or (NULL) of all.
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
	AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion x WHERE x.vacancy_id = r.vacancy_id AND x.staff_user_id = the_person); END;

-- Whoever is excluded or leaves loses the tasks in the same transaction, and gets back what is still open when that is over.
CREATE TRIGGER vacancy_exclusion_task_insert AFTER INSERT ON vacancy_exclusion FOR EACH ROW DELETE FROM task WHERE vacancy_id = NEW.vacancy_id
	AND subject_kind = 'person' AND subject_id = NEW.staff_user_id;
CREATE TRIGGER vacancy_exclusion_task_delete AFTER DELETE ON vacancy_exclusion FOR EACH ROW CALL task_give(OLD.staff_user_id, OLD.vacancy_id);
CREATE TRIGGER staff_user_task_update AFTER UPDATE ON staff_user FOR EACH ROW
	BEGIN IF NEW.status <> 'active' AND OLD.status = 'active' THEN DELETE FROM task WHERE subject_kind = 'person' AND subject_id = NEW.id
	AND (NOT lasts OR NEW.status = 'deleted'); END IF; IF NEW.status = 'active' AND OLD.status <> 'active' THEN CALL task_give(NEW.id, NULL); END IF; END;
