-- Those who are passed over in a selection are told so before anybody is hired (PRO-31, LAW-41). A row a notice; one that is being written holds its reasons alone.
CREATE TABLE passed_over (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	draft_of BIGINT NULL COMMENT 'the application, while it is being written; NULL: it went',
	reasons_sealed MEDIUMBLOB NULL COMMENT 'main reasons, lines, sealed with the key of the application',
	state ENUM('draft', 'told', 'gone') NOT NULL DEFAULT 'draft' COMMENT 'gone: there is no key any more by which anything could be told',
	way ENUM('mail', 'post') NULL,
	mail_id BIGINT NULL COMMENT 'the letter in the outbox',
	named BOOLEAN NOT NULL DEFAULT 0 COMMENT 'it names who gets the post',
	sent_at DATETIME NULL,
	sent_by BIGINT NULL,
	waits SMALLINT NOT NULL DEFAULT 0 COMMENT 'how long is waited from the receipt, as it was set when it went',
	unit ENUM('weeks', 'months') NOT NULL DEFAULT 'weeks',
	presumed_days SMALLINT NOT NULL DEFAULT 0 COMMENT 'so many days after it went it counts as received, likewise',
	promised_on DATE NULL COMMENT 'the last day that the letter names: until then nobody is hired',
	posted_on DATE NULL COMMENT 'of one by post: the day it was given to the post',
	opened_at DATETIME NULL COMMENT 'its applicant has read it on the portal',
	received_on DATE NULL COMMENT 'recorded by hand',
	returned_at DATETIME NULL COMMENT 'recorded by hand: it came back',
	PRIMARY KEY (id),
	UNIQUE KEY passed_over_draft (draft_of),
	KEY passed_over_application (application_id, id),
	KEY passed_over_vacancy (vacancy_id),
	CONSTRAINT passed_over_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT passed_over_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT passed_over_sender FOREIGN KEY (sent_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Of whose choice a notice tells: when another one is chosen, those who were not told of that one are told anew.
CREATE TABLE passed_over_about (
	passed_over_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL COMMENT 'who is chosen',
	PRIMARY KEY (passed_over_id, application_id),
	KEY passed_over_about_application (application_id),
	CONSTRAINT passed_over_about_notice FOREIGN KEY (passed_over_id) REFERENCES passed_over (id) ON DELETE CASCADE,
	CONSTRAINT passed_over_about_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- What an authority has otherwise than two weeks, four days, and naming nobody.
CREATE TABLE passed_over_rule (
	authority_id BIGINT NOT NULL,
	waits SMALLINT NOT NULL,
	unit ENUM('weeks', 'months') NOT NULL,
	presumed_days SMALLINT NOT NULL,
	naming ENUM('nobody', 'internal', 'all') NOT NULL COMMENT 'to whom it is said who gets the post',
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (authority_id),
	CONSTRAINT passed_over_rule_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Somebody has asked a court to stop the hiring (LAW-41): nobody is hired, and nothing of the vacancy is anonymised, until it is over (RET-51).
CREATE TABLE court_application (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	filed_on DATE NOT NULL,
	court_sealed MEDIUMBLOB NULL COMMENT 'sealed with the key of the application, as the others',
	reference_sealed MEDIUMBLOB NULL,
	recorded_at DATETIME NOT NULL,
	recorded_by BIGINT NOT NULL,
	closed_at DATETIME NULL,
	closed_by BIGINT NULL,
	reason_sealed MEDIUMBLOB NULL COMMENT 'how it ended',
	PRIMARY KEY (id),
	KEY court_application_vacancy (vacancy_id, closed_at),
	KEY court_application_application (application_id),
	CONSTRAINT court_application_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT court_application_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT court_application_recorder FOREIGN KEY (recorded_by) REFERENCES staff_user (id),
	CONSTRAINT court_application_closer FOREIGN KEY (closed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
