-- The selection of a vacancy (PRO-10, PRO-33): who is chosen, who moves up and who is not, with a reason for every applicant. One that was revoked is decided anew as the next.
CREATE TABLE decision (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	number INT NOT NULL COMMENT 'of the vacancy',
	state ENUM('draft', 'asked', 'fixed', 'revoked') NOT NULL DEFAULT 'draft',
	version INT NOT NULL DEFAULT 1,
	posts SMALLINT NOT NULL DEFAULT 1 COMMENT 'how many are filled by it',
	introduction TEXT NULL COMMENT 'of the memo, in the recruiter''s words; names nobody',
	profile MEDIUMTEXT NULL COMMENT 'requirements and classes as they were when it was fixed, JSON',
	round_id BIGINT NULL COMMENT 'in which department, personnel office and SBV were asked',
	hash CHAR(64) NULL COMMENT 'over the hashes of its parts, when it was fixed',
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	asked_at DATETIME NULL,
	fixed_at DATETIME NULL,
	fixed_by BIGINT NULL,
	revoked_at DATETIME NULL,
	revoked_by BIGINT NULL,
	revoked_reason TEXT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY decision_number (vacancy_id, number),
	CONSTRAINT decision_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT decision_round FOREIGN KEY (round_id) REFERENCES statement_round (id),
	CONSTRAINT decision_creator FOREIGN KEY (created_by) REFERENCES staff_user (id),
	CONSTRAINT decision_fixer FOREIGN KEY (fixed_by) REFERENCES staff_user (id),
	CONSTRAINT decision_revoker FOREIGN KEY (revoked_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE decision_part (
	decision_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	choice ENUM('chosen', 'next', 'no') NOT NULL DEFAULT 'no',
	position SMALLINT NULL COMMENT 'in which order those who move up are taken',
	generated_sealed MEDIUMBLOB NULL COMMENT 'what the program put together, sealed with the key of the application',
	written_sealed MEDIUMBLOB NULL COMMENT 'what the recruiter wrote, sealed likewise',
	hash CHAR(64) NULL COMMENT 'of what is sealed, when it was fixed: it fits also when nothing opens it any more',
	moved_up_at DATETIME NULL COMMENT 'chosen in place of one before who is not hired',
	PRIMARY KEY (decision_id, application_id),
	KEY decision_part_application (application_id, decision_id),
	CONSTRAINT decision_part_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
	CONSTRAINT decision_part_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, n.object, n.name_de, n.name_en FROM (
	SELECT 63 AS id, 'SELECTION_READ' AS code, 'vacancy' AS object, 'Auswahlentscheidung ansehen' AS name_de, 'View the selection' AS name_en
	UNION ALL SELECT 64, 'SELECTION_WRITE', 'vacancy', 'Auswahlentscheidung treffen', 'Make the selection'
	UNION ALL SELECT 65, 'HANDOVER_READ', 'application', 'Übergebene Bewerbungen ansehen', 'View applications handed over'
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 63 AND b.id IN (1, 2, 3, 5, 7, 8, 9) OR r.id = 64 AND b.id = 2 OR r.id = 65 AND b.id IN (1, 2, 10);
UPDATE access_version SET version = version + 1;
