-- From the selection to the closed procedure (PRO-12 to PRO-14, PRO-32): offers and their answers, who is handed over to the personnel administration, and procedures that end without filling the post.
CREATE TABLE offer (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	state ENUM('open', 'accepted', 'declined', 'taken_back', 'ended') NOT NULL DEFAULT 'open' COMMENT 'ended: the application went on no more while it stood',
	last_day DATE NOT NULL COMMENT 'over at its end in Berlin; silence declines nothing',
	overdue BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the last day is over, and whoever recruits is expected to look',
	version INT NOT NULL DEFAULT 1,
	made_at DATETIME NOT NULL,
	made_by BIGINT NOT NULL,
	answered_at DATETIME NULL,
	answered_on DATE NULL COMMENT 'the day it was said, when staff noted it later',
	answered_how ENUM('portal', 'phone', 'mail', 'letter', 'talk') NULL,
	answered_by BIGINT NULL COMMENT 'who of the staff noted it; NULL: the applicant answered herself',
	note_sealed BLOB NULL COMMENT 'what was said with the answer, sealed with the key of the application',
	ended_at DATETIME NULL,
	ended_by BIGINT NULL,
	reason_sealed BLOB NULL COMMENT 'why it was taken back, sealed likewise',
	live BIGINT AS (IF(state IN ('open', 'accepted'), application_id, NULL)) PERSISTENT,
	PRIMARY KEY (id),
	UNIQUE KEY offer_live (live),
	KEY offer_application (application_id, id),
	KEY offer_vacancy (vacancy_id, id),
	KEY offer_state (state, overdue, last_day),
	CONSTRAINT offer_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT offer_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT offer_maker FOREIGN KEY (made_by) REFERENCES staff_user (id),
	CONSTRAINT offer_noter FOREIGN KEY (answered_by) REFERENCES staff_user (id),
	CONSTRAINT offer_ender FOREIGN KEY (ended_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Each handing over, also one that was taken back; application.handed_over says whether one stands.
CREATE TABLE handover (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	handed_at DATETIME NOT NULL,
	handed_by BIGINT NOT NULL,
	back_at DATETIME NULL,
	back_by BIGINT NULL,
	reason_sealed BLOB NULL COMMENT 'why it was taken back, sealed with the key of the application',
	live BIGINT AS (IF(back_at IS NULL, application_id, NULL)) PERSISTENT,
	PRIMARY KEY (id),
	UNIQUE KEY handover_live (live),
	KEY handover_application (application_id, id),
	KEY handover_at (handed_at, id),
	CONSTRAINT handover_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT handover_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT handover_giver FOREIGN KEY (handed_by) REFERENCES staff_user (id),
	CONSTRAINT handover_taker FOREIGN KEY (back_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Why a procedure ended without filling the post (LAW-42), written down when it did; one that goes on again keeps the row, undone.
CREATE TABLE procedure_end (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	reason TEXT NOT NULL COMMENT 'factual; names nobody',
	told_de TEXT NULL COMMENT 'what the applicants read; NULL: the reason was kept when the vacancy was closed, and there was nobody left to tell',
	told_en TEXT NULL,
	ended_at DATETIME NOT NULL,
	ended_by BIGINT NOT NULL,
	undone_at DATETIME NULL COMMENT 'the procedure goes on again',
	live BIGINT AS (IF(undone_at IS NULL, vacancy_id, NULL)) PERSISTENT,
	PRIMARY KEY (id),
	UNIQUE KEY procedure_end_live (live),
	KEY procedure_end_vacancy (vacancy_id, id),
	CONSTRAINT procedure_end_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT procedure_end_ender FOREIGN KEY (ended_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whoever was chosen and is not hired: somebody moved up in this place.
ALTER TABLE decision_part ADD COLUMN dropped_at DATETIME NULL COMMENT 'chosen, and not hired: refused or withdrew, and somebody moved up';

-- Hiring documents are files of the application that its recruiters and the personnel administration see alone.
ALTER TABLE attachment MODIFY type ENUM('letter', 'cv', 'certificate', 'appraisal', 'disability', 'photo', 'other', 'hiring') NOT NULL;
ALTER TABLE attachment_refused MODIFY type ENUM('letter', 'cv', 'certificate', 'appraisal', 'disability', 'photo', 'other', 'hiring') NOT NULL;

-- Whoever recruits is expected to go on when an offer was answered, and to look when its last day is over: also when the portal's account, which knows nobody of the staff, was the one to note it.
CREATE TRIGGER offer_changed AFTER UPDATE ON offer FOR EACH ROW
	BEGIN IF NEW.state <> OLD.state THEN DELETE FROM task WHERE vacancy_id = NEW.vacancy_id AND object_kind = 4 AND object_id = NEW.application_id AND kind IN ('offer_overdue', 'offer_accepted', 'offer_declined'); END IF; IF NEW.state <> OLD.state AND NEW.state IN ('accepted', 'declined') OR NEW.state = 'open' AND NEW.overdue AND NOT OLD.overdue THEN INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind, object_id, vacancy_id) SELECT DISTINCT 'person', vr.subject_id, vr.role_id, v.authority_id, CONCAT('offer_', IF(NEW.state = 'open', 'overdue', NEW.state)), 4, NEW.application_id, v.id FROM vacancy v JOIN vacancy_reach vr ON vr.vacancy_id = v.id AND vr.subject_kind = 'person' AND vr.role_id = 2 WHERE v.id = NEW.vacancy_id AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = v.id AND t.subject_kind = 'person' AND t.subject_id = vr.subject_id AND t.kind = CONCAT('offer_', IF(NEW.state = 'open', 'overdue', NEW.state)) AND t.object_kind = 4 AND t.object_id = NEW.application_id); END IF; END;

-- The personnel administration and the owner of the vacancy are told that somebody withdrew; the portal asks for it.
ALTER TABLE mail_request MODIFY kind ENUM('resume', 'forgotten', 'status_link', 'data_link', 'question', 'appointment', 'withdrawn') NOT NULL;
