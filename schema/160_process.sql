-- One status model for every kind of object, as data (OBJ-60, OBJ-61): statuses, steps, who may make them, who sees what in which status. It takes the place of
-- application_status, application_transition, application_status_role, jobad_status_role and of the ENUMs; seed/040_status.sql delivers it. kind is that of history.

-- Whoever changes the model of a kind holds its row, whoever makes a step holds it in share mode: a step that was found stays until it is made.
CREATE TABLE process_model (
	kind TINYINT NOT NULL,
	version INT NOT NULL DEFAULT 1 COMMENT 'of the model, for forms',
	PRIMARY KEY (kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO process_model (kind) VALUES (1), (2), (3), (4), (11);

CREATE TABLE process_status (
	kind TINYINT NOT NULL,
	code VARCHAR(30) NOT NULL,
	position SMALLINT NOT NULL COMMENT 'order in the procedure',
	status_group VARCHAR(20) NULL COMMENT 'abgesagt, eingestellt, rechtsstreit_beendet, archiviert (OBJ-61)',
	counts BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'no draft: as an application that was received',
	active BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'not final: the procedure is going on; two active applications for the same ad are refused',
	named BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'programs name it: it stays in the model',
	name_de VARCHAR(80) NOT NULL,
	name_en VARCHAR(80) NOT NULL,
	applicant_de VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'plain words for the applicant',
	applicant_en VARCHAR(200) NOT NULL DEFAULT '',
	takes_changes BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the applicant may correct the answers (PRT-13)',
	takes_files BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the applicant may hand in documents (POR-07)',
	stage ENUM('', 'check', 'selection', 'interview', 'hiring') NOT NULL DEFAULT '' COMMENT 'of a rejection from here; empty: none is said',
	PRIMARY KEY (kind, code),
	CONSTRAINT process_status_model FOREIGN KEY (kind) REFERENCES process_model (kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- A step may be made in the roles of process_step_role that have the right (if it names one); without such rows in all that have it.
CREATE TABLE process_step (
	kind TINYINT NOT NULL,
	from_status VARCHAR(30) NOT NULL,
	to_status VARCHAR(30) NOT NULL,
	right_id SMALLINT NULL COMMENT 'that is needed on the object',
	reason_needed BOOLEAN NOT NULL DEFAULT FALSE,
	mail VARCHAR(40) NULL COMMENT 'template of the mail to the applicant',
	PRIMARY KEY (kind, from_status, to_status),
	KEY process_step_to (kind, to_status),
	CONSTRAINT process_step_from FOREIGN KEY (kind, from_status) REFERENCES process_status (kind, code),
	CONSTRAINT process_step_to FOREIGN KEY (kind, to_status) REFERENCES process_status (kind, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- 0 is the applicant or the system, 13 whoever has made the object.
CREATE TABLE process_step_role (
	kind TINYINT NOT NULL,
	from_status VARCHAR(30) NOT NULL,
	to_status VARCHAR(30) NOT NULL,
	role_id TINYINT NOT NULL,
	PRIMARY KEY (kind, from_status, to_status, role_id),
	CONSTRAINT process_step_role_step FOREIGN KEY (kind, from_status, to_status) REFERENCES process_step (kind, from_status, to_status) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Guards are functions with a code (process/process.h); fixed ones cannot be switched off, the others can per authority.
CREATE TABLE process_guard (
	code VARCHAR(30) NOT NULL,
	fixed BOOLEAN NOT NULL,
	PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE process_step_guard (
	kind TINYINT NOT NULL,
	from_status VARCHAR(30) NOT NULL,
	to_status VARCHAR(30) NOT NULL,
	guard VARCHAR(30) NOT NULL,
	PRIMARY KEY (kind, from_status, to_status, guard),
	CONSTRAINT process_step_guard_step FOREIGN KEY (kind, from_status, to_status) REFERENCES process_step (kind, from_status, to_status) ON DELETE CASCADE,
	CONSTRAINT process_step_guard_guard FOREIGN KEY (guard) REFERENCES process_guard (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE process_guard_off (
	authority_id BIGINT NOT NULL,
	guard VARCHAR(30) NOT NULL,
	PRIMARY KEY (authority_id, guard),
	CONSTRAINT process_guard_off_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT process_guard_off_guard FOREIGN KEY (guard) REFERENCES process_guard (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Who sees an object in which status, on what condition and until when (ACC-16), and may act on it then. A role may see a status on several conditions: a row each.
-- 12 is SEAT, which is no base role but a way: whoever holds a seat of the vacancy.
CREATE TABLE process_status_role (
	kind TINYINT NOT NULL,
	role_id TINYINT NOT NULL,
	status VARCHAR(30) NOT NULL,
	may_see BOOLEAN NOT NULL,
	may_act BOOLEAN NOT NULL,
	on_condition ENUM('', 'asked', 'severe', 'severe_among', 'handed_over', 'seat') NOT NULL DEFAULT '' COMMENT 'empty: always',
	ends SET('vacancy_closed', 'selection_fixed', 'pr_ended') NOT NULL DEFAULT '' COMMENT 'the first of them ends it',
	setting VARCHAR(60) NULL COMMENT 'the row counts only while this setting is yes',
	counts BOOLEAN NOT NULL DEFAULT (setting IS NULL) COMMENT 'it does; follows the setting',
	PRIMARY KEY (kind, role_id, status, on_condition),
	KEY process_status_role_status (kind, status, role_id),
	CONSTRAINT process_status_role_status FOREIGN KEY (kind, status) REFERENCES process_status (kind, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The model as delivered, to compare with and to go back to; filled anew by the seed.
CREATE TABLE process_status_default LIKE process_status;
CREATE TABLE process_step_default LIKE process_step;
CREATE TABLE process_step_role_default LIKE process_step_role;
CREATE TABLE process_step_guard_default LIKE process_step_guard;
CREATE TABLE process_status_role_default LIKE process_status_role;

-- What was in use until now. A kind without steps gets the delivered model by the seed.
INSERT INTO process_status (kind, code, position, status_group, counts, active, name_de, name_en, applicant_de, applicant_en, takes_changes, takes_files, stage)
SELECT 4, code, position, status_group, counts, active, name_de, name_en, applicant_de, applicant_en, IFNULL(takes_changes, 0), IFNULL(takes_files, 0), stage FROM application_status;
INSERT INTO process_step (kind, from_status, to_status, mail) SELECT 4, from_status, to_status, MAX(mail) FROM application_transition GROUP BY from_status, to_status;
INSERT INTO process_step_role (kind, from_status, to_status, role_id) SELECT 4, from_status, to_status, role_id FROM application_transition;
INSERT INTO process_status_role (kind, role_id, status, may_see, may_act, on_condition, ends, setting, counts)
SELECT 4, role_id, status, may_see, may_act, on_condition, ends, setting, counts FROM application_status_role;
INSERT INTO process_status (kind, code, position, name_de, name_en) SELECT DISTINCT 3, s.status, 0, s.status, s.status
FROM (SELECT status FROM jobad_status_role UNION SELECT status FROM jobad) s;
INSERT INTO process_status_role (kind, role_id, status, may_see, may_act) SELECT 3, role_id, status, may_see, may_act FROM jobad_status_role;
INSERT INTO process_status (kind, code, position, name_de, name_en) SELECT DISTINCT 1, status, 0, status, status FROM project;
INSERT INTO process_status (kind, code, position, name_de, name_en) SELECT DISTINCT 2, status, 0, status, status FROM vacancy;
INSERT INTO process_status (kind, code, position, name_de, name_en) SELECT DISTINCT 11, status, 0, status, status FROM requisition;

-- An object is in a status of the model of its kind: the database refuses others, and removing one that objects are in.
ALTER TABLE project
	MODIFY status VARCHAR(30) NOT NULL DEFAULT 'aktiv',
	ADD COLUMN version INT NOT NULL DEFAULT 1 AFTER status,
	ADD COLUMN status_kind TINYINT NOT NULL DEFAULT 1 CHECK (status_kind = 1),
	ADD KEY project_kind_status (status_kind, status),
	ADD CONSTRAINT project_status FOREIGN KEY (status_kind, status) REFERENCES process_status (kind, code);
ALTER TABLE vacancy
	MODIFY status VARCHAR(30) NOT NULL DEFAULT 'entwurf',
	ADD COLUMN status_kind TINYINT NOT NULL DEFAULT 2 CHECK (status_kind = 2),
	ADD KEY vacancy_kind_status (status_kind, status),
	ADD CONSTRAINT vacancy_status FOREIGN KEY (status_kind, status) REFERENCES process_status (kind, code);
ALTER TABLE jobad
	MODIFY status VARCHAR(30) NOT NULL DEFAULT 'entwurf',
	ADD COLUMN status_kind TINYINT NOT NULL DEFAULT 3 CHECK (status_kind = 3),
	ADD KEY jobad_kind_status (status_kind, status),
	ADD CONSTRAINT jobad_status FOREIGN KEY (status_kind, status) REFERENCES process_status (kind, code);
ALTER TABLE application
	DROP FOREIGN KEY application_status,
	ADD COLUMN status_kind TINYINT NOT NULL DEFAULT 4 CHECK (status_kind = 4),
	ADD KEY application_status (status_kind, status);
ALTER TABLE application
	ADD CONSTRAINT application_status FOREIGN KEY (status_kind, status) REFERENCES process_status (kind, code);
ALTER TABLE requisition
	MODIFY status VARCHAR(30) NOT NULL DEFAULT 'entwurf',
	ADD COLUMN status_kind TINYINT NOT NULL DEFAULT 11 CHECK (status_kind = 11),
	ADD KEY requisition_kind_status (status_kind, status),
	ADD CONSTRAINT requisition_status FOREIGN KEY (status_kind, status) REFERENCES process_status (kind, code);

DROP VIEW application_sight;
DROP TABLE application_status_role, application_transition, jobad_status_role, application_status;

-- What statements about one kind read. Drafts, deleted and anonymised applications are seen by nobody, whatever the table says.
CREATE SQL SECURITY DEFINER VIEW application_status AS SELECT code, position, status_group, counts, active, name_de, name_en, applicant_de, applicant_en, takes_changes, takes_files, stage
	FROM process_status WHERE kind = 4;
CREATE VIEW application_sight AS SELECT r.role_id, r.status, r.on_condition, r.ends, r.may_act FROM process_status_role r
	WHERE r.kind = 4 AND r.may_see AND r.counts AND r.status NOT IN ('gespeichert', 'geloescht', 'anonymisiert');
CREATE VIEW jobad_sight AS SELECT r.role_id, r.status, r.may_act FROM process_status_role r WHERE r.kind = 3 AND r.may_see;

CREATE OR REPLACE TRIGGER setting_sight_update AFTER UPDATE ON setting FOR EACH ROW UPDATE process_status_role SET counts = (NEW.value = 'yes') WHERE setting = NEW.name;
CREATE TRIGGER process_status_desk_update AFTER UPDATE ON process_status FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, 0, 1) ON DUPLICATE KEY UPDATE version = version + 1;

-- As in 054_portal_sent.sql, with the steps of the model.
CREATE OR REPLACE TRIGGER application_portal_steps BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (
		(NEW.status <> OLD.status AND (NEW.status = 'anonymisiert'
			OR NOT EXISTS (SELECT 1 FROM process_step_role t WHERE t.kind = 4 AND t.from_status = OLD.status AND t.to_status = NEW.status AND t.role_id = 0)
			OR (OLD.status = 'gespeichert' AND NEW.status = 'eingegangen' AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = NEW.applicant_id))))
		OR (NEW.status = OLD.status AND NEW.status_since <> OLD.status_since)
		OR (NOT NEW.received_at <=> OLD.received_at AND (OLD.received_at IS NOT NULL OR NEW.status <> 'eingegangen' OR OLD.status = 'eingegangen')))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this is no step of an applicant'; END IF;
