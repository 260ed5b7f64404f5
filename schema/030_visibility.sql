-- Who sees an application in which status, on what condition and until when (ACC-16). A role may see a status on several conditions: a row each. Role 12 is SEAT, which is no base
-- role but a way: whoever holds a seat of the vacancy. The rows are delivered anew by seed/040_status.sql.
ALTER TABLE application_status_role
	ADD COLUMN on_condition ENUM('', 'asked', 'severe', 'severe_among', 'handed_over', 'seat') NOT NULL DEFAULT '' COMMENT 'empty: always',
	ADD COLUMN ends SET('vacancy_closed', 'selection_fixed', 'pr_ended') NOT NULL DEFAULT '' COMMENT 'the first of them ends it',
	ADD COLUMN setting VARCHAR(60) NULL COMMENT 'the row counts only while this setting is yes',
	ADD COLUMN counts BOOLEAN NOT NULL DEFAULT (setting IS NULL) COMMENT 'it does; follows the setting',
	DROP COLUMN severe_only,
	DROP PRIMARY KEY,
	ADD PRIMARY KEY (role_id, status, on_condition);
DELETE FROM application_status_role;

-- The rows that count. Drafts, deleted and anonymised applications are seen by nobody, whatever the table says.
CREATE VIEW application_sight AS SELECT r.role_id, r.status, r.on_condition, r.ends, r.may_act FROM application_status_role r
	WHERE r.may_see AND r.counts AND r.status NOT IN ('gespeichert', 'geloescht', 'anonymisiert');
CREATE TRIGGER setting_sight_update AFTER UPDATE ON setting FOR EACH ROW UPDATE application_status_role SET counts = (NEW.value = 'yes') WHERE setting = NEW.name;

-- What the conditions and ends ask of a vacancy. Ends are events: neither reopening nor a legal dispute takes closed_at back.
ALTER TABLE vacancy
	ADD COLUMN closed_at DATETIME NULL COMMENT 'when it was abgeschlossen last; stays',
	ADD COLUMN selection_fixed_at DATETIME NULL,
	ADD COLUMN pr_ended_at DATETIME NULL COMMENT 'no question selection_pr is open any more, or the PR is left out; NULL again when a new one is asked';
UPDATE vacancy v SET v.closed_at = COALESCE((SELECT MAX(h.at) FROM history h WHERE h.object_kind = 2 AND h.object_id = v.id AND h.action = 'status'
	AND h.detail LIKE '%>abgeschlossen'), IF(v.status = 'abgeschlossen', v.changed_at, NULL));
CREATE TRIGGER vacancy_closed_insert BEFORE INSERT ON vacancy FOR EACH ROW SET NEW.closed_at = IF(NEW.status = 'abgeschlossen', NEW.changed_at, NEW.closed_at);
CREATE TRIGGER vacancy_closed_update BEFORE UPDATE ON vacancy FOR EACH ROW SET NEW.closed_at = IF(NEW.status = 'abgeschlossen' AND OLD.status <> 'abgeschlossen',
	NEW.changed_at, NEW.closed_at);

-- And of an application. at_rest helps lists alone: its vacancy was closed and nothing was asked since, so who sees until then need not look at it. 0 is always right.
ALTER TABLE application
	ADD COLUMN sbv_refused BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the person does not want the SBV to take part',
	ADD COLUMN handed_over BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'to the PSB, for hiring',
	ADD COLUMN at_rest BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE application a SET a.at_rest = TRUE WHERE a.vacancy_id IN (SELECT v.id FROM vacancy v WHERE v.closed_at IS NOT NULL);

-- Roles of which a statement about the vacancy was asked since it was closed last: their sight is not ended by that closing.
CREATE TABLE vacancy_asked (
	vacancy_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	PRIMARY KEY (vacancy_id, role_id),
	CONSTRAINT vacancy_asked_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whom a statement about an application was asked of: a person or unit, in a role. Closing the vacancy removes them, for that ends what they give.
CREATE TABLE application_asked (
	subject_kind ENUM('person', 'unit', 'all') NOT NULL,
	subject_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	application_id BIGINT NOT NULL,
	PRIMARY KEY (subject_id, role_id, subject_kind, application_id),
	KEY application_asked_application (application_id),
	CONSTRAINT application_asked_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Who holds a panel or rating seat of a vacancy (ACC-11).
CREATE TABLE vacancy_seat (
	vacancy_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	PRIMARY KEY (vacancy_id, staff_user_id),
	KEY vacancy_seat_user (staff_user_id),
	CONSTRAINT vacancy_seat_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_seat_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
ALTER TABLE vacancy_reach MODIFY via ENUM('project', 'vacancy', 'committee', 'admin', 'seat') NOT NULL;
ALTER TABLE reach_authority MODIFY via ENUM('project', 'vacancy', 'committee', 'admin', 'seat') NOT NULL;
-- The department sees the project of its vacancies (ACC-16).
ALTER TABLE project_reach MODIFY via ENUM('project', 'admin', 'vacancy') NOT NULL;
INSERT INTO project_reach (subject_kind, subject_id, role_id, project_id, via)
SELECT DISTINCT 'person', p.staff_user_id, p.role_id, v.project_id, 'vacancy' FROM vacancy_person p JOIN vacancy v ON v.id = p.vacancy_id WHERE p.role_id = 3;

CREATE TRIGGER application_at_rest BEFORE INSERT ON application FOR EACH ROW SET NEW.at_rest = EXISTS (SELECT 1 FROM vacancy v WHERE v.id = NEW.vacancy_id
	AND v.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vacancy_asked q WHERE q.vacancy_id = v.id));
CREATE TRIGGER vacancy_asked_wakes AFTER INSERT ON vacancy_asked FOR EACH ROW UPDATE application SET at_rest = FALSE WHERE vacancy_id = NEW.vacancy_id;

-- What a cockpit remembers is over when one of these changes (021_desk.sql).
CREATE TRIGGER vacancy_asked_desk_insert AFTER INSERT ON vacancy_asked FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT v.authority_id, v.id % 8, 1 FROM vacancy v WHERE v.id = NEW.vacancy_id ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER vacancy_asked_desk_delete AFTER DELETE ON vacancy_asked FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT v.authority_id, v.id % 8, 1 FROM vacancy v WHERE v.id = OLD.vacancy_id ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER application_asked_desk_insert AFTER INSERT ON application_asked FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT a.authority_id, a.id % 8, 1 FROM application a WHERE a.id = NEW.application_id AND a.authority_id IS NOT NULL ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER application_asked_desk_delete AFTER DELETE ON application_asked FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT a.authority_id, a.id % 8, 1 FROM application a WHERE a.id = OLD.application_id AND a.authority_id IS NOT NULL ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER setting_access_update AFTER UPDATE ON setting FOR EACH ROW UPDATE access_version SET version = version + 1 WHERE NEW.name = 'gsb_sees_from_receipt';

-- Lists of those whose sight ends with the vacancy, of the severely disabled, of those handed over; each in the lists' order.
CREATE INDEX application_authority_open ON application (authority_id, at_rest, status, received_at, id, vacancy_id);
CREATE INDEX application_authority_severe_open ON application (authority_id, severely_disabled, at_rest, status, received_at, id, vacancy_id);
DROP INDEX application_authority_severe_seen ON application;
CREATE INDEX application_authority_severe_among ON application (authority_id, severely_disabled, at_rest, received_at, id, status, vacancy_id);
DROP INDEX application_authority_severe_new ON application;
CREATE INDEX application_authority_handed ON application (authority_id, handed_over, at_rest, status, received_at, id, vacancy_id);
CREATE INDEX application_vacancy_severe ON application (vacancy_id, severely_disabled, sbv_refused, status);
CREATE INDEX application_vacancy_handed ON application (vacancy_id, handed_over);
-- Which roles see a status, for counts.
CREATE INDEX application_status_role_status ON application_status_role (status, role_id);
CREATE INDEX jobad_status_role_status ON jobad_status_role (status, role_id);
