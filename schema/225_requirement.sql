-- What a post requires (OBJ-04, LAW-40): a list in an order, fixed when the first application is rated by it.
CREATE TABLE requirement (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	position SMALLINT NOT NULL,
	text VARCHAR(500) NOT NULL,
	kind ENUM('mandatory', 'desirable') NOT NULL,
	weight TINYINT NOT NULL COMMENT '1 to 5',
	scale ENUM('yes_no', 'points') NOT NULL COMMENT 'how the comparison shows it',
	proof ENUM('documents', 'application', 'appraisal', 'interview', 'exercise') NOT NULL COMMENT 'by what it is shown to be so',
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY requirement_vacancy (vacancy_id, position, id),
	CONSTRAINT requirement_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT requirement_creator FOREIGN KEY (created_by) REFERENCES staff_user (id),
	CONSTRAINT requirement_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The classes of the ranking, by letter; a vacancy without classes of its own has those of vacancy NULL.
CREATE TABLE ranking_class (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NULL,
	letter CHAR(1) NOT NULL,
	name VARCHAR(80) NOT NULL,
	meaning VARCHAR(300) NULL,
	version INT NOT NULL DEFAULT 1,
	PRIMARY KEY (id),
	UNIQUE KEY ranking_class_letter (vacancy_id, letter),
	CONSTRAINT ranking_class_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO ranking_class (vacancy_id, letter, name, meaning) VALUES
	(NULL, 'A', 'Einladen', 'Erfüllt das Anforderungsprofil und wird zum Gespräch eingeladen.'),
	(NULL, 'B', 'Nicht empfohlen', 'Erfüllt das Anforderungsprofil, andere aber besser.'),
	(NULL, 'C', 'Formal ungeeignet', 'Erfüllt eine zwingende Anforderung nicht.');

ALTER TABLE vacancy ADD COLUMN requirements_fixed_at DATETIME NULL COMMENT 'since the first rating requirements and classes change for a reason only';
