-- The formal check of applications (PRO-07): right to apply, completeness, each mandatory requirement, and what follows; and documents that are missing and were asked for.
CREATE TABLE formal_check (
	application_id BIGINT NOT NULL,
	entitled ENUM('open', 'yes', 'no') NOT NULL DEFAULT 'open' COMMENT 'may the person apply for this ad',
	entitled_note VARCHAR(200) NOT NULL DEFAULT '',
	complete ENUM('open', 'yes', 'no') NOT NULL DEFAULT 'open',
	result ENUM('open', 'suitable', 'unsuitable') NOT NULL DEFAULT 'open',
	note VARCHAR(500) NOT NULL DEFAULT '',
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (application_id),
	CONSTRAINT formal_check_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT formal_check_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE formal_answer (
	application_id BIGINT NOT NULL,
	requirement_id BIGINT NOT NULL,
	value ENUM('open', 'yes', 'no') NOT NULL DEFAULT 'open',
	source VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'where it is to be read: "Zeugnis 2024, S. 2"',
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (application_id, requirement_id),
	CONSTRAINT formal_answer_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT formal_answer_requirement FOREIGN KEY (requirement_id) REFERENCES requirement (id) ON DELETE CASCADE,
	CONSTRAINT formal_answer_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE vacancy ADD COLUMN documents VARCHAR(120) NULL COMMENT 'types of the documents that an application has to hold, a comma list; NULL: as delivered';

-- Documents that were asked for, of one application together with one last day; at most one is open.
CREATE TABLE document_request (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	last_day DATE NOT NULL COMMENT 'over at its end in Berlin',
	state ENUM('open', 'handed_in', 'missed', 'taken_back') NOT NULL DEFAULT 'open',
	remind_on DATE NOT NULL,
	reminded BOOLEAN NOT NULL DEFAULT FALSE,
	asked_at DATETIME NOT NULL,
	asked_by BIGINT NOT NULL,
	ended_at DATETIME NULL,
	PRIMARY KEY (id),
	KEY document_request_application (application_id, id),
	KEY document_request_state (state, id),
	CONSTRAINT document_request_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT document_request_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT document_request_asker FOREIGN KEY (asked_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE document_asked (
	application_id BIGINT NOT NULL,
	request_id BIGINT NOT NULL,
	position TINYINT NOT NULL,
	type ENUM('letter', 'cv', 'certificate', 'appraisal', 'disability', 'photo', 'other') NOT NULL,
	label VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'what is meant, in words; empty: the type says it',
	handed_at DATETIME NULL,
	PRIMARY KEY (application_id, request_id, position),
	KEY document_asked_request (request_id),
	CONSTRAINT document_asked_request FOREIGN KEY (request_id) REFERENCES document_request (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whoever recruits is expected to look when all has been handed in, or the last day is over: also when the portal's account, which knows nobody of the staff, was the one to note it.
CREATE TRIGGER document_request_over AFTER UPDATE ON document_request FOR EACH ROW
	INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind, object_id, vacancy_id)
	SELECT DISTINCT 'person', vr.subject_id, vr.role_id, v.authority_id, CONCAT('documents_', NEW.state), 4, NEW.application_id, v.id
	FROM vacancy v JOIN vacancy_reach vr ON vr.vacancy_id = v.id AND vr.subject_kind = 'person' AND vr.role_id = 2
	WHERE v.id = NEW.vacancy_id AND OLD.state = 'open' AND NEW.state IN ('handed_in', 'missed')
		AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = v.id AND t.subject_kind = 'person' AND t.subject_id = vr.subject_id
			AND t.kind = CONCAT('documents_', NEW.state) AND t.object_kind = 4 AND t.object_id = NEW.application_id);
