-- Forms as data (OBJ-12): a form has versions, a version has questions. A version is never changed: no account of the programs may update or delete it, and
-- an application keeps the version it was begun with.
CREATE TABLE form (
	code VARCHAR(40) CHARACTER SET ascii NOT NULL,
	name_de VARCHAR(120) NOT NULL,
	name_en VARCHAR(120) NOT NULL,
	PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE form_version (
	id INT NOT NULL AUTO_INCREMENT,
	form_code VARCHAR(40) CHARACTER SET ascii NOT NULL,
	version INT NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY form_version_number (form_code, version),
	CONSTRAINT form_version_form FOREIGN KEY (form_code) REFERENCES form (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE form_question (
	form_version_id INT NOT NULL,
	code VARCHAR(40) CHARACTER SET ascii NOT NULL,
	position SMALLINT NOT NULL,
	kind ENUM('section', 'explanation', 'text', 'long', 'choice', 'multi', 'date', 'number', 'file') NOT NULL,
	format ENUM('email', 'phone', 'future', 'radio') CHARACTER SET ascii NULL COMMENT 'of texts: which; dates: not in the past; choices: all to be seen at once',
	autocomplete VARCHAR(40) CHARACTER SET ascii NULL,
	required BOOLEAN NOT NULL DEFAULT FALSE,
	min_value INT NULL COMMENT 'numbers: smallest; texts: characters at least',
	max_value INT NULL COMMENT 'numbers: largest; texts: characters at most; multi-choice: answers at most',
	shown_if VARCHAR(40) CHARACTER SET ascii NULL COMMENT 'only when this earlier question …',
	shown_value VARCHAR(40) CHARACTER SET ascii NULL COMMENT '… has this answer',
	scored BOOLEAN NOT NULL DEFAULT FALSE,
	personal BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'anonymisation removes the answer',
	label_de VARCHAR(500) NOT NULL,
	label_en VARCHAR(500) NOT NULL,
	hint_de VARCHAR(500) NULL,
	hint_en VARCHAR(500) NULL,
	PRIMARY KEY (form_version_id, code),
	UNIQUE KEY form_question_position (form_version_id, position),
	CONSTRAINT form_question_version FOREIGN KEY (form_version_id) REFERENCES form_version (id),
	CONSTRAINT form_question_condition FOREIGN KEY (form_version_id, shown_if) REFERENCES form_question (form_version_id, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE form_option (
	form_version_id INT NOT NULL,
	question VARCHAR(40) CHARACTER SET ascii NOT NULL,
	code VARCHAR(40) CHARACTER SET ascii NOT NULL,
	position SMALLINT NOT NULL,
	label_de VARCHAR(200) NOT NULL,
	label_en VARCHAR(200) NOT NULL,
	PRIMARY KEY (form_version_id, question, code),
	CONSTRAINT form_option_question FOREIGN KEY (form_version_id, question) REFERENCES form_question (form_version_id, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The delivered master form; its questions are in seed/060_form.sql.
INSERT INTO form (code, name_de, name_en) VALUES ('bewerbung', 'Bewerbung', 'Application');
INSERT INTO form_version (id, form_code, version, created_at) VALUES (1, 'bewerbung', 1, '2026-11-22 00:00:00');

ALTER TABLE vacancy
	ADD COLUMN form_code VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT 'bewerbung' COMMENT 'master form of its applications',
	ADD CONSTRAINT vacancy_form FOREIGN KEY (form_code) REFERENCES form (code);

ALTER TABLE application
	ADD COLUMN form_version_id INT NOT NULL DEFAULT 1 COMMENT 'the form as it was when the application was begun',
	ADD CONSTRAINT application_form_version FOREIGN KEY (form_version_id) REFERENCES form_version (id);

-- Letters that remind of a draft (POR-13). A draft saved anew after one begins a new count.
CREATE TABLE draft_reminder (
	application_id BIGINT NOT NULL,
	saved_at DATETIME NOT NULL COMMENT 'when the draft had last been saved',
	days SMALLINT NOT NULL,
	sent_at DATETIME NOT NULL,
	PRIMARY KEY (application_id, saved_at, days),
	CONSTRAINT draft_reminder_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Also until when an ad takes applications: a draft begun in time may be sent a little later (setting apply_grace_hours).
CREATE OR REPLACE SQL SECURITY DEFINER VIEW application_ad AS
SELECT a.id AS application_id, j.number, j.title, u.name AS authority, j.valid_to,
	j.status IN ('veroeffentlicht', 'abgelaufen') AND v.status NOT IN ('abgeschlossen', 'geloescht') AS takes
FROM application a
JOIN jobad j ON j.id = a.jobad_id
JOIN vacancy v ON v.id = a.vacancy_id
JOIN org_unit u ON u.id = v.authority_id;
