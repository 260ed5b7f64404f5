-- A step that writes to the applicant waits some minutes in which it can be taken back (PRO-24): until then its mail stays here, and she is told what was so before.

-- Which letters wait is data: never those that start the clock of a law, confirm what somebody has done, or are about an appointment.
CREATE TABLE mail_template (
	code VARCHAR(40) NOT NULL,
	waits BOOLEAN NOT NULL COMMENT 'when a step of staff causes it',
	PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE application_step (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	from_status VARCHAR(30) NOT NULL,
	to_status VARCHAR(30) NOT NULL,
	from_since DATETIME NOT NULL COMMENT 'status_since before the step',
	version INT NOT NULL COMMENT 'of the application after the step; goes with what the applicant changes, who knows nothing of it',
	history_seq INT NOT NULL COMMENT 'its line of history',
	staff_user_id BIGINT NOT NULL COMMENT 'who made it',
	bulk_id BIGINT NULL COMMENT 'made by this bulk action',
	state ENUM('made', 'closed', 'taken_back') NOT NULL DEFAULT 'made' COMMENT 'closed: somebody relied on it; what is made is over with until_at',
	made_at DATETIME NOT NULL,
	until_at DATETIME NOT NULL COMMENT 'until then it can be taken back',
	PRIMARY KEY (id),
	KEY application_step_state (application_id, state),
	KEY application_step_bulk (bulk_id, state, until_at),
	CONSTRAINT application_step_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT application_step_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE mail_outbox
	ADD application_step_id BIGINT NULL COMMENT 'the step it waits with',
	ADD KEY mail_outbox_step (application_step_id);

-- What is over stays so; a step that is taken back takes with it what has not been tried to send, one that somebody relied on sends it.
CREATE TRIGGER application_step_over BEFORE UPDATE ON application_step FOR EACH ROW
	IF OLD.state <> 'made' AND NEW.state <> OLD.state
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this step is over'; END IF;
CREATE TRIGGER application_step_back AFTER UPDATE ON application_step FOR EACH ROW
	IF OLD.state = 'made' AND NEW.state = 'taken_back'
	THEN DELETE FROM mail_outbox WHERE application_step_id = NEW.id AND status = 'waiting' AND attempts = 0; END IF;
CREATE TRIGGER application_step_closed AFTER UPDATE ON application_step FOR EACH ROW
	IF OLD.state = 'made' AND NEW.state = 'closed'
	THEN UPDATE mail_outbox SET next_attempt_at = LEAST(next_attempt_at, UTC_TIMESTAMP()) WHERE application_step_id = NEW.id AND status = 'waiting' AND attempts = 0; END IF;

-- What the applicant changes meanwhile relies on nothing that was done.
CREATE TRIGGER application_step_version AFTER UPDATE ON application FOR EACH ROW
	IF NEW.status = OLD.status AND NEW.version <> OLD.version AND NEW.changed_by IS NULL
	THEN UPDATE application_step s SET s.version = NEW.version WHERE s.application_id = NEW.id AND s.state = 'made' AND s.version = OLD.version; END IF;

-- What the applicant is told: the status that all of her side reads, and the steps.
CREATE SQL SECURITY DEFINER VIEW application_told AS
SELECT a.id AS application_id, COALESCE(s.from_status, a.status) AS status, COALESCE(s.from_since, a.status_since) AS status_since
FROM application a LEFT JOIN application_step s ON s.application_id = a.id AND s.state = 'made' AND s.until_at > UTC_TIMESTAMP();

CREATE OR REPLACE SQL SECURITY DEFINER VIEW application_timeline AS
SELECT h.object_id AS application_id, h.seq, h.at, h.detail AS step
FROM history h
WHERE h.object_kind = 4 AND h.action = 'status' AND NOT EXISTS (SELECT 1 FROM application_step s WHERE s.application_id = h.object_id AND s.history_seq = h.seq
	AND (s.state = 'taken_back' OR (s.state = 'made' AND s.until_at > UTC_TIMESTAMP())));

-- As in 160_process.sql, and back to where it was told to be: who withdraws meanwhile withdraws from there.
CREATE OR REPLACE TRIGGER application_portal_steps BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (
		(NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM application_step s WHERE s.application_id = NEW.id AND s.state = 'made'
				AND s.until_at > UTC_TIMESTAMP() AND s.from_status = NEW.status AND s.to_status = OLD.status)
			AND (NEW.status = 'anonymisiert'
			OR NOT EXISTS (SELECT 1 FROM process_step_role t WHERE t.kind = 4 AND t.from_status = OLD.status AND t.to_status = NEW.status AND t.role_id = 0)
			OR (OLD.status = 'gespeichert' AND NEW.status = 'eingegangen' AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = NEW.applicant_id))))
		OR (NEW.status = OLD.status AND NEW.status_since <> OLD.status_since)
		OR (NOT NEW.received_at <=> OLD.received_at AND (OLD.received_at IS NOT NULL OR NEW.status <> 'eingegangen' OR OLD.status = 'eingegangen')))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this is no step of an applicant'; END IF;

-- As in 054_portal_sent.sql, 099_question.sql and 098_link_over.sql, by the status she is told.
CREATE OR REPLACE TRIGGER application_portal_content BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND OLD.status <> 'gespeichert' AND (
		NOT NEW.consent_version <=> OLD.consent_version OR NOT NEW.consent_at <=> OLD.consent_at
		OR ((NEW.source <> OLD.source OR NEW.severely_disabled <> OLD.severely_disabled)
			AND NOT EXISTS (SELECT 1 FROM application_told a JOIN application_status s ON s.code = a.status WHERE a.application_id = OLD.id AND s.takes_changes)))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
CREATE OR REPLACE TRIGGER application_answer_portal_insert BEFORE INSERT ON application_answer FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND EXISTS (SELECT 1 FROM application_told a JOIN application_status s ON s.code = a.status
		WHERE a.application_id = NEW.application_id AND a.status <> 'gespeichert' AND s.takes_changes IS NOT TRUE)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
CREATE OR REPLACE TRIGGER application_answer_portal_update BEFORE UPDATE ON application_answer FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.application_id <> OLD.application_id OR NEW.question <> OLD.question
		OR EXISTS (SELECT 1 FROM application_told a JOIN application_status s ON s.code = a.status
			WHERE a.application_id = OLD.application_id AND a.status <> 'gespeichert' AND s.takes_changes IS NOT TRUE))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
CREATE OR REPLACE TRIGGER application_answer_portal_delete BEFORE DELETE ON application_answer FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND EXISTS (SELECT 1 FROM application_told a JOIN application_status s ON s.code = a.status
		WHERE a.application_id = OLD.application_id AND a.status <> 'gespeichert' AND s.takes_changes IS NOT TRUE)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
CREATE OR REPLACE TRIGGER application_question_portal BEFORE INSERT ON application_question FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND NOT EXISTS (SELECT 1 FROM application a JOIN application_told t ON t.application_id = a.id
		JOIN application_status s ON s.code = t.status AND s.active WHERE a.id = NEW.application_id AND a.received_at IS NOT NULL)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nothing is asked about this application'; END IF;

-- What a step that is taken back has cut of a link is given back to it.
ALTER TABLE application_link
	ADD whole_until DATETIME NULL COMMENT 'ends_at before the end of the procedure shortened it';
CREATE OR REPLACE TRIGGER application_link_over AFTER UPDATE ON application FOR EACH ROW
	IF NEW.status <> OLD.status AND EXISTS (SELECT 1 FROM application_status f, application_status t
		WHERE f.code = OLD.status AND f.active AND t.code = NEW.status AND NOT t.active)
	THEN UPDATE application_link l SET l.whole_until = COALESCE(l.whole_until, l.ends_at), l.ends_at = LEAST(l.ends_at, NEW.status_since
		+ INTERVAL COALESCE((SELECT s.value FROM setting s WHERE s.name = 'status_link_days_after'), 30) DAY) WHERE l.application_id = NEW.id; END IF;
CREATE TRIGGER application_link_whole AFTER UPDATE ON application_step FOR EACH ROW
	IF OLD.state = 'made' AND NEW.state = 'taken_back'
	THEN UPDATE application_link l SET l.ends_at = COALESCE(l.whole_until, l.ends_at) WHERE l.application_id = NEW.application_id AND l.revoked_at IS NULL; END IF;
