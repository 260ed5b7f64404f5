-- What is asked of works council and equality officer about a decision that is fixed (PRO-11, LAW-10 to LAW-15, LAW-31). Texts about applicants are kept in shares, one sealed with the key of
-- each application: together they are the text, and without one of them nothing of it can be read (consent/consent_private.h).
CREATE TABLE consent_request (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	decision_id BIGINT NOT NULL,
	round_id BIGINT NULL COMMENT 'NULL: nobody had to be asked',
	left_out ENUM('', 'grade', 'none') NOT NULL DEFAULT '' COMMENT 'why the works council was not asked: a grade of § 89 II, or the authority has none',
	term ENUM('normal', 'urgent', 'long') NOT NULL DEFAULT 'normal' COMMENT 'long: §§ 41, 72',
	asked_at DATETIME NOT NULL,
	asked_by BIGINT NOT NULL,
	told_at DATETIME NULL COMMENT 'when the information recipients were told that the works council has consented',
	PRIMARY KEY (id),
	KEY consent_request_vacancy (vacancy_id, id),
	KEY consent_request_decision (decision_id, id),
	KEY consent_request_round (round_id),
	CONSTRAINT consent_request_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT consent_request_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
	CONSTRAINT consent_request_round FOREIGN KEY (round_id) REFERENCES statement_round (id),
	CONSTRAINT consent_request_asker FOREIGN KEY (asked_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE consent_person (
	request_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	PRIMARY KEY (request_id, application_id),
	KEY consent_person_application (application_id, request_id),
	CONSTRAINT consent_person_request FOREIGN KEY (request_id) REFERENCES consent_request (id),
	CONSTRAINT consent_person_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE consent_text (
	request_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	place VARCHAR(30) NOT NULL COMMENT 'reasons, or step:N, demand:N',
	sealed MEDIUMBLOB NOT NULL,
	PRIMARY KEY (request_id, place, application_id),
	KEY consent_text_application (application_id),
	CONSTRAINT consent_text_person FOREIGN KEY (request_id, application_id) REFERENCES consent_person (request_id, application_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- What was done after a refusal (LAW-15).
CREATE TABLE consent_step (
	id BIGINT NOT NULL AUTO_INCREMENT,
	request_id BIGINT NOT NULL,
	statement_id BIGINT NOT NULL,
	kind ENUM('gave_in', 'dropped', 'conciliation', 'agreed', 'not_agreed', 'board', 'replaced', 'refused', 'provisional') NOT NULL,
	taken_on DATE NOT NULL,
	last_on DATE NULL COMMENT 'the last day of what was called (§§ 81, 82)',
	file_id VARCHAR(64) NULL COMMENT 'in the store, sealed with the key of the first application',
	file_name VARCHAR(255) NULL,
	file_mime VARCHAR(100) NULL,
	file_size BIGINT NULL,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY consent_step_statement (statement_id, id),
	CONSTRAINT consent_step_request FOREIGN KEY (request_id) REFERENCES consent_request (id),
	CONSTRAINT consent_step_statement FOREIGN KEY (statement_id) REFERENCES statement (id),
	CONSTRAINT consent_step_user FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The equality officer was not asked, and demands that the measure is repeated (LAW-31).
CREATE TABLE consent_demand (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	decision_id BIGINT NOT NULL,
	text TEXT NOT NULL COMMENT 'names nobody',
	demanded_at DATETIME NOT NULL,
	demanded_by BIGINT NOT NULL,
	met_at DATETIME NULL COMMENT 'when she was asked',
	PRIMARY KEY (id),
	KEY consent_demand_decision (decision_id, met_at),
	CONSTRAINT consent_demand_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT consent_demand_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
	CONSTRAINT consent_demand_user FOREIGN KEY (demanded_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Steps of the procedure of which the information recipients are told, as chosen for the vacancy (PRO-11).
CREATE TABLE vacancy_told_step (
	vacancy_id BIGINT NOT NULL,
	phase ENUM('preparation', 'agreement', 'office', 'advertised', 'selection', 'committees', 'hiring', 'closed') NOT NULL,
	told_at DATETIME NULL COMMENT 'once',
	PRIMARY KEY (vacancy_id, phase),
	CONSTRAINT vacancy_told_step_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- How an answer against it was overcome: also by taking it back, by the reasoned reply to the equality officer, and by what the law knows after a refusal.
ALTER TABLE statement
	MODIFY lifted ENUM('', 'accepted', 'decided', 'withdrawn', 'replied', 'gave_in', 'dropped', 'agreed', 'replaced', 'provisional') NOT NULL DEFAULT ''
		COMMENT 'an answer against it stops nothing any more',
	ADD KEY statement_kind_due (kind, state, due_at);
