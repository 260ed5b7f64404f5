-- The comparison of a vacancy's applications by its requirements (PRO-08). A rating is one cell; it counts by the scale it was given on.
CREATE TABLE rating (
	application_id BIGINT NOT NULL,
	requirement_id BIGINT NOT NULL,
	scale ENUM('yes_no', 'points') NOT NULL COMMENT 'of the requirement when it was rated',
	value TINYINT NULL COMMENT 'points 0 to 5; yes 1, no 0',
	note_sealed BLOB NULL COMMENT 'where it is seen, sealed with the key of the application',
	rated_at DATETIME NOT NULL,
	rated_by BIGINT NOT NULL,
	PRIMARY KEY (application_id, requirement_id),
	KEY rating_requirement (requirement_id),
	CONSTRAINT rating_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT rating_requirement FOREIGN KEY (requirement_id) REFERENCES requirement (id) ON DELETE CASCADE,
	CONSTRAINT rating_rater FOREIGN KEY (rated_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Class and place of an application. Once a version was sent they change with the next version alone.
CREATE TABLE placing (
	application_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	letter CHAR(1) NULL COMMENT 'class of the ranking',
	place SMALLINT NULL,
	by_hand BOOLEAN NOT NULL,
	reason_sealed BLOB NULL COMMENT 'sealed with the key of the application',
	version INT NOT NULL COMMENT 'of the comparison, in which it stands so for the first time',
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (application_id),
	KEY placing_vacancy (vacancy_id, version),
	CONSTRAINT placing_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT placing_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT placing_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- A version that was sent, as it was then: never changed. Its hash is over those of its parts.
CREATE TABLE comparison_version (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	number INT NOT NULL,
	profile MEDIUMTEXT NOT NULL COMMENT 'requirements and classes as they were, JSON',
	hash CHAR(64) NOT NULL,
	round_id BIGINT NULL COMMENT 'of the statements asked about it; NULL: nobody was there to ask',
	sent_at DATETIME NOT NULL,
	sent_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY comparison_version_number (vacancy_id, number),
	CONSTRAINT comparison_version_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT comparison_version_round FOREIGN KEY (round_id) REFERENCES statement_round (id),
	CONSTRAINT comparison_version_sender FOREIGN KEY (sent_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE comparison_part (
	version_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	sealed MEDIUMBLOB NOT NULL COMMENT 'ratings, class and place as JSON, sealed with the key of the application',
	hash CHAR(64) NOT NULL COMMENT 'of what is sealed: it fits also when nothing opens it any more',
	PRIMARY KEY (version_id, application_id),
	KEY comparison_part_application (application_id, version_id),
	CONSTRAINT comparison_part_version FOREIGN KEY (version_id) REFERENCES comparison_version (id),
	CONSTRAINT comparison_part_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- No way round the next version, whoever writes.
CREATE TRIGGER placing_change BEFORE UPDATE ON placing FOR EACH ROW
	IF NOT (NEW.letter <=> OLD.letter AND NEW.place <=> OLD.place) AND NEW.version <= (SELECT COALESCE(MAX(v.number), 0) FROM comparison_version v WHERE v.vacancy_id = NEW.vacancy_id) THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'class or place of a comparison that was sent'; END IF;
CREATE TRIGGER placing_new BEFORE INSERT ON placing FOR EACH ROW
	IF NEW.version <= (SELECT COALESCE(MAX(v.number), 0) FROM comparison_version v WHERE v.vacancy_id = NEW.vacancy_id) THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'class or place of a comparison that was sent'; END IF;

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, n.object, n.name_de, n.name_en FROM (
	SELECT 59 AS id, 'COMPARISON_READ' AS code, 'vacancy' AS object, 'Bewerbungsvergleich ansehen' AS name_de, 'View the comparison' AS name_en
	UNION ALL SELECT 60, 'RATE', 'application', 'Bewerten', 'Rate'
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 59 AND b.id IN (1, 2, 3, 5, 6, 7, 8, 9) OR r.id = 60 AND b.id = 2;
UPDATE access_version SET version = version + 1;
