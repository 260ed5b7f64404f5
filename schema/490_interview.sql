-- Interviews (PRO-09, OBJ-11). An appointment is an event of a vacancy, of one or more days; it has panels, which sit side by side, each in a room, and each panel has slots. Whoever is invited has an invitation: with a slot that was given, or to choose one of the free ones. Times are UTC; they mean the zone that stands beside them.
CREATE TABLE appointment (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	name VARCHAR(120) NOT NULL,
	state ENUM('planned', 'cancelled') NOT NULL DEFAULT 'planned',
	place VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'house and address; empty: by video alone',
	way VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'how one gets there',
	barrier_free VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what there is for people with disabilities',
	video_url VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'empty: not by video',
	told_roles BIGINT NOT NULL DEFAULT 0 COMMENT 'mask of the roles of the vacancy that were told that interviews are planned: they are told of changes',
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	changed_at DATETIME NOT NULL,
	archived_at DATETIME NULL,
	PRIMARY KEY (id),
	KEY appointment_vacancy (vacancy_id, id),
	CONSTRAINT appointment_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT appointment_creator FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE appointment_panel (
	id BIGINT NOT NULL AUTO_INCREMENT,
	appointment_id BIGINT NOT NULL,
	position SMALLINT NOT NULL COMMENT 'from 1',
	room VARCHAR(120) NOT NULL DEFAULT '',
	told_as VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'with whom one talks, as applicants read it',
	women SMALLINT NULL COMMENT 'how many sit on it, as the recruiter states; NULL: not said',
	men SMALLINT NULL,
	composition VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'why it is not balanced',
	PRIMARY KEY (id),
	UNIQUE KEY appointment_panel_position (appointment_id, position),
	KEY appointment_panel_room (room),
	CONSTRAINT appointment_panel_appointment FOREIGN KEY (appointment_id) REFERENCES appointment (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Who of the staff sits on it: each has a seat of the vacancy, too (vacancy_seat).
CREATE TABLE appointment_member (
	panel_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	PRIMARY KEY (panel_id, staff_user_id),
	KEY appointment_member_user (staff_user_id, panel_id),
	CONSTRAINT appointment_member_panel FOREIGN KEY (panel_id) REFERENCES appointment_panel (id),
	CONSTRAINT appointment_member_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE appointment_slot (
	id BIGINT NOT NULL AUTO_INCREMENT,
	appointment_id BIGINT NOT NULL,
	panel_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	starts_at DATETIME NOT NULL,
	ends_at DATETIME NOT NULL,
	zone VARCHAR(40) NOT NULL DEFAULT 'Europe/Berlin',
	PRIMARY KEY (id),
	UNIQUE KEY appointment_slot_panel (panel_id, starts_at),
	KEY appointment_slot_appointment (appointment_id, starts_at),
	KEY appointment_slot_start (starts_at),
	CONSTRAINT appointment_slot_appointment FOREIGN KEY (appointment_id) REFERENCES appointment (id),
	CONSTRAINT appointment_slot_panel FOREIGN KEY (panel_id) REFERENCES appointment_panel (id),
	CONSTRAINT appointment_slot_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- One of an application to an appointment is live at most, and one holds a slot at most.
CREATE TABLE appointment_invitation (
	id BIGINT NOT NULL AUTO_INCREMENT,
	appointment_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	slot_id BIGINT NULL COMMENT 'NULL: none is chosen yet',
	state ENUM('asked', 'accepted', 'declined', 'other_wanted', 'cancelled') NOT NULL DEFAULT 'asked',
	chooses BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the applicant chooses among the free slots',
	note_sealed BLOB NULL COMMENT 'what the applicant wrote with the answer, sealed with the key of the application',
	note_at DATETIME NULL,
	uid VARCHAR(64) NOT NULL COMMENT 'of the entry in calendars; never changed',
	sequence INT NOT NULL DEFAULT 0 COMMENT 'rises with every change that calendars have to know',
	told_sequence INT NOT NULL DEFAULT 0 COMMENT 'up to which the staff was told of what the applicant did',
	seen_at DATETIME NULL COMMENT 'somebody has looked at a refusal',
	reminded_for DATETIME NULL COMMENT 'start of the slot of which the applicant was reminded',
	invited_at DATETIME NOT NULL,
	invited_by BIGINT NOT NULL,
	answered_at DATETIME NULL,
	version INT NOT NULL DEFAULT 1,
	holding BIGINT AS (IF(state IN ('asked', 'accepted'), slot_id, NULL)) PERSISTENT,
	live BIGINT AS (IF(state IN ('asked', 'accepted', 'other_wanted'), application_id, NULL)) PERSISTENT,
	PRIMARY KEY (id),
	UNIQUE KEY appointment_invitation_holding (holding),
	UNIQUE KEY appointment_invitation_live (appointment_id, live),
	UNIQUE KEY appointment_invitation_uid (uid),
	KEY appointment_invitation_application (application_id, id),
	KEY appointment_invitation_slot (slot_id),
	CONSTRAINT appointment_invitation_appointment FOREIGN KEY (appointment_id) REFERENCES appointment (id),
	CONSTRAINT appointment_invitation_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT appointment_invitation_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT appointment_invitation_inviter FOREIGN KEY (invited_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- What is asked in the interviews of a vacancy, by requirement (the interview guide).
CREATE TABLE interview_question (
	vacancy_id BIGINT NOT NULL,
	requirement_id BIGINT NOT NULL,
	text VARCHAR(1000) NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (vacancy_id, requirement_id),
	KEY interview_question_requirement (requirement_id),
	CONSTRAINT interview_question_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT interview_question_requirement FOREIGN KEY (requirement_id) REFERENCES requirement (id) ON DELETE CASCADE,
	CONSTRAINT interview_question_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Days whose list a reception was sent.
CREATE TABLE reception_day (
	id BIGINT NOT NULL AUTO_INCREMENT,
	mailbox VARCHAR(254) NOT NULL,
	day DATE NOT NULL,
	sent_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY reception_day_mailbox (mailbox, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whoever recruits is expected to act when somebody asks for another time, and to know when somebody declines: also when the portal's account, which knows nobody of the staff, was the one to note it.
CREATE TRIGGER appointment_invitation_answered AFTER UPDATE ON appointment_invitation FOR EACH ROW
	BEGIN IF OLD.state IN ('other_wanted', 'declined') AND (NEW.state <> OLD.state OR NEW.seen_at IS NOT NULL) THEN DELETE FROM task WHERE vacancy_id = NEW.vacancy_id AND object_kind = 4 AND object_id = NEW.application_id AND kind = CONCAT('appointment_', OLD.state); END IF; IF NEW.state IN ('other_wanted', 'declined') AND NEW.state <> OLD.state THEN INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind, object_id, vacancy_id) SELECT DISTINCT 'person', vr.subject_id, vr.role_id, v.authority_id, CONCAT('appointment_', NEW.state), 4, NEW.application_id, v.id FROM vacancy v JOIN vacancy_reach vr ON vr.vacancy_id = v.id AND vr.subject_kind = 'person' AND vr.role_id = 2 WHERE v.id = NEW.vacancy_id AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = v.id AND t.subject_kind = 'person' AND t.subject_id = vr.subject_id AND t.kind = CONCAT('appointment_', NEW.state) AND t.object_kind = 4 AND t.object_id = NEW.application_id); END IF; END;

-- Links to the status let one answer invitations, too (LINK_APPOINTMENT).
UPDATE application_link SET scope = scope | 64 WHERE purpose = 'status' AND revoked_at IS NULL;
CREATE OR REPLACE TRIGGER application_link_portal BEFORE INSERT ON application_link FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.purpose <> 'status' OR NEW.scope <> 1 + 2 + 4 + 8 + 16 + 64
		OR NEW.ends_at > UTC_TIMESTAMP() + INTERVAL COALESCE((SELECT t.value FROM setting t WHERE t.name = 'status_link_days'), 365) DAY + INTERVAL 1 MINUTE
		OR NOT EXISTS (SELECT 1 FROM application a WHERE a.id = NEW.application_id AND a.status = 'eingegangen'
			AND a.received_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE)
		OR EXISTS (SELECT 1 FROM application a JOIN account c ON c.applicant_id = a.applicant_id AND c.status <> 'unused' WHERE a.id = NEW.application_id)
		OR EXISTS (SELECT 1 FROM application_link l WHERE l.application_id = NEW.application_id))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the portal makes no such link to this application'; END IF;

-- What the staff is told of an answer is asked for by the portal, as questions are.
ALTER TABLE mail_request MODIFY kind ENUM('resume', 'forgotten', 'status_link', 'data_link', 'question', 'appointment') NOT NULL;

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, n.object, n.name_de, n.name_en FROM (
	SELECT 61 AS id, 'APPOINTMENT_READ' AS code, 'vacancy' AS object, 'Termine ansehen' AS name_de, 'View interviews' AS name_en
	UNION ALL SELECT 62, 'APPOINTMENT', 'vacancy', 'Termine planen', 'Plan interviews'
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 61 AND b.id IN (1, 2, 3, 5, 6, 7, 8, 9) OR r.id = 62 AND b.id IN (1, 2);
UPDATE access_version SET version = version + 1;
