-- Applicants, applications, attachments, status model (OBJ-06, OBJ-09, OBJ-10, OBJ-60, OBJ-61).

CREATE TABLE applicant (
	id BIGINT NOT NULL AUTO_INCREMENT,
	salutation VARCHAR(20) NULL,
	first_name VARCHAR(80) NOT NULL,
	surname VARCHAR(80) NOT NULL,
	email VARCHAR(254) NOT NULL,
	lang CHAR(2) CHARACTER SET ascii NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY applicant_email (email)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE application_status (
	code VARCHAR(30) CHARACTER SET ascii NOT NULL,
	position SMALLINT NOT NULL COMMENT 'order in the procedure',
	status_group VARCHAR(20) CHARACTER SET ascii NULL COMMENT 'abgesagt, eingestellt, rechtsstreit_beendet, archiviert (OBJ-61)',
	counts BOOLEAN NOT NULL COMMENT 'counts as an application that was received',
	active BOOLEAN NOT NULL COMMENT 'the procedure is going on; two active ones for the same ad are refused',
	name_de VARCHAR(80) NOT NULL,
	name_en VARCHAR(80) NOT NULL,
	applicant_de VARCHAR(200) NOT NULL COMMENT 'plain words for the applicant',
	applicant_en VARCHAR(200) NOT NULL,
	PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Who may make which step. role_id 0 is the applicant or the system.
CREATE TABLE application_transition (
	from_status VARCHAR(30) CHARACTER SET ascii NOT NULL,
	to_status VARCHAR(30) CHARACTER SET ascii NOT NULL,
	role_id TINYINT NOT NULL,
	mail VARCHAR(40) CHARACTER SET ascii NULL COMMENT 'template of the mail to the applicant',
	PRIMARY KEY (from_status, to_status, role_id),
	CONSTRAINT application_transition_from FOREIGN KEY (from_status) REFERENCES application_status (code),
	CONSTRAINT application_transition_to FOREIGN KEY (to_status) REFERENCES application_status (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Which role sees an application in which status, and may act on it; severe_only: only applications marked severely disabled (SBV).
CREATE TABLE application_status_role (
	role_id TINYINT NOT NULL,
	status VARCHAR(30) CHARACTER SET ascii NOT NULL,
	may_see BOOLEAN NOT NULL,
	may_act BOOLEAN NOT NULL,
	severe_only BOOLEAN NOT NULL DEFAULT FALSE,
	PRIMARY KEY (role_id, status),
	CONSTRAINT application_status_role_status FOREIGN KEY (status) REFERENCES application_status (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE application (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	jobad_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	applicant_id BIGINT NOT NULL,
	portal_session_id BIGINT NULL COMMENT 'the visit that may go on with the draft',
	internal BOOLEAN NOT NULL DEFAULT FALSE,
	source VARCHAR(20) NOT NULL COMMENT 'where the person heard of it',
	severely_disabled BOOLEAN NOT NULL DEFAULT FALSE,
	status VARCHAR(30) CHARACTER SET ascii NOT NULL,
	status_since DATETIME NOT NULL,
	active_key VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'ad and e-mail while active: two active ones for the same ad are refused',
	received_at DATETIME NULL,
	consent_version VARCHAR(20) NULL COMMENT 'version of the privacy notice that was confirmed',
	consent_at DATETIME NULL,
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL COMMENT 'staff user; NULL: the applicant',
	PRIMARY KEY (id),
	UNIQUE KEY application_number (number),
	UNIQUE KEY application_active (active_key),
	KEY application_vacancy (vacancy_id, status, received_at),
	KEY application_jobad (jobad_id),
	KEY application_applicant (applicant_id),
	KEY application_status_since (status, status_since),
	CONSTRAINT application_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id),
	CONSTRAINT application_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT application_applicant FOREIGN KEY (applicant_id) REFERENCES applicant (id),
	CONSTRAINT application_status FOREIGN KEY (status) REFERENCES application_status (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Counter per vacancy and status, kept in the transaction of the change; for desktops and the data matrix.
CREATE TABLE vacancy_status_count (
	vacancy_id BIGINT NOT NULL,
	status VARCHAR(30) CHARACTER SET ascii NOT NULL,
	applications INT NOT NULL,
	PRIMARY KEY (vacancy_id, status),
	CONSTRAINT vacancy_status_count_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Answers of the form, each sealed with the application's key (RET-54).
CREATE TABLE application_answer (
	application_id BIGINT NOT NULL,
	question VARCHAR(40) CHARACTER SET ascii NOT NULL,
	sealed BLOB NOT NULL,
	PRIMARY KEY (application_id, question),
	CONSTRAINT application_answer_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE attachment (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	type ENUM('letter', 'cv', 'certificate', 'appraisal', 'disability', 'photo', 'other') NOT NULL,
	name VARCHAR(200) NOT NULL,
	mime VARCHAR(100) CHARACTER SET ascii NOT NULL COMMENT 'detected by content',
	size BIGINT NOT NULL,
	sha256 BINARY(32) NOT NULL,
	file_id CHAR(32) CHARACTER SET ascii NOT NULL COMMENT 'in the store',
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY attachment_file (file_id),
	KEY attachment_application (application_id),
	CONSTRAINT attachment_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE application_comment (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	text TEXT NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY application_comment_application (application_id, id),
	CONSTRAINT application_comment_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT application_comment_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Links sent by mail; only the hash is kept.
CREATE TABLE mail_token (
	token_hash BINARY(32) NOT NULL,
	application_id BIGINT NOT NULL,
	purpose VARCHAR(20) CHARACTER SET ascii NOT NULL,
	expires_at DATETIME NOT NULL,
	PRIMARY KEY (token_hash),
	KEY mail_token_application (application_id),
	CONSTRAINT mail_token_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
