-- What a cockpit remembers, and when it is over: counters raised by whatever changes what a cockpit shows, in the same transaction, whoever does it (the portal,
-- too, which may not read this: triggers act for the owner). A server that writes a binary log needs log_bin_trust_function_creators for triggers.

-- scope: an authority or another unit by its id (its vacancies, job ads and applications; what a committee reaches), a person by minus its id (what it reaches),
-- 0 for what is seldom changed and shown to many. A scope has eight rows, so that changes at the same time hardly wait for each other; their sum counts.
CREATE TABLE desk_version (
	scope BIGINT NOT NULL,
	part TINYINT NOT NULL,
	version BIGINT NOT NULL,
	PRIMARY KEY (scope, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TRIGGER vacancy_desk_insert AFTER INSERT ON vacancy FOR EACH ROW INSERT INTO desk_version (scope, part, version) VALUES (NEW.authority_id, NEW.id % 8, 1)
	ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER vacancy_desk_update AFTER UPDATE ON vacancy FOR EACH ROW INSERT INTO desk_version (scope, part, version) VALUES (NEW.authority_id, NEW.id % 8, 1)
	ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER vacancy_desk_move AFTER UPDATE ON vacancy FOR EACH ROW UPDATE desk_version SET version = version + 1
	WHERE scope = OLD.authority_id AND part = OLD.id % 8 AND OLD.authority_id <> NEW.authority_id;
CREATE TRIGGER vacancy_desk_delete AFTER DELETE ON vacancy FOR EACH ROW UPDATE desk_version SET version = version + 1
	WHERE scope = OLD.authority_id AND part = OLD.id % 8;

CREATE TRIGGER jobad_desk_insert AFTER INSERT ON jobad FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (COALESCE(NEW.authority_id, 0), NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER jobad_desk_update AFTER UPDATE ON jobad FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (COALESCE(NEW.authority_id, 0), NEW.id % 8, 1) ON DUPLICATE KEY UPDATE version = version + 1;
CREATE TRIGGER jobad_desk_delete AFTER DELETE ON jobad FOR EACH ROW UPDATE desk_version SET version = version + 1
	WHERE scope = OLD.authority_id AND part = OLD.id % 8;

-- An application without authority is a draft, which no cockpit shows.
CREATE TRIGGER application_desk_insert AFTER INSERT ON application FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT NEW.authority_id, NEW.id % 8, 1 FROM DUAL WHERE NEW.authority_id IS NOT NULL ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER application_desk_update AFTER UPDATE ON application FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT COALESCE(NEW.authority_id, OLD.authority_id), NEW.id % 8, 1 FROM DUAL WHERE COALESCE(NEW.authority_id, OLD.authority_id) IS NOT NULL
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER application_desk_delete AFTER DELETE ON application FOR EACH ROW UPDATE desk_version SET version = version + 1
	WHERE scope = OLD.authority_id AND part = OLD.id % 8;
CREATE TRIGGER applicant_desk_update AFTER UPDATE ON applicant FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT a.authority_id, a.id % 8, 1 FROM application a WHERE a.applicant_id = NEW.id AND a.authority_id IS NOT NULL
	AND (NEW.surname <> OLD.surname OR NEW.first_name <> OLD.first_name)
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;

-- Reach that is added counts in reach_authority, which is compared, too.
CREATE TRIGGER vacancy_reach_desk_delete AFTER DELETE ON vacancy_reach FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT IF(OLD.subject_kind = 'person', -OLD.subject_id, OLD.subject_id), OLD.vacancy_id % 8, 1 FROM DUAL WHERE OLD.subject_kind <> 'all'
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER project_reach_desk_insert AFTER INSERT ON project_reach FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT IF(NEW.subject_kind = 'person', -NEW.subject_id, NEW.subject_id), NEW.project_id % 8, 1 FROM DUAL WHERE NEW.subject_kind <> 'all'
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER project_reach_desk_delete AFTER DELETE ON project_reach FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT IF(OLD.subject_kind = 'person', -OLD.subject_id, OLD.subject_id), OLD.project_id % 8, 1 FROM DUAL WHERE OLD.subject_kind <> 'all'
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;

CREATE TRIGGER project_desk_update AFTER UPDATE ON project FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT 0, NEW.id % 8, 1 FROM DUAL WHERE NEW.name <> OLD.name OR NEW.number <> OLD.number ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER org_unit_desk_update AFTER UPDATE ON org_unit FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT 0, NEW.id % 8, 1 FROM DUAL WHERE NEW.short_name <> OLD.short_name ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER application_status_desk_update AFTER UPDATE ON application_status FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	VALUES (0, 0, 1) ON DUPLICATE KEY UPDATE version = version + 1;

-- The lists' indexes hold all that decides about a row, so that rows passed over are not read; in the lists' order, which ends with the id.
CREATE INDEX vacancy_authority_seen ON vacancy (authority_id, changed_at, id, status);
DROP INDEX vacancy_authority_new ON vacancy;
CREATE INDEX application_authority_seen ON application (authority_id, status, received_at, id, vacancy_id);
DROP INDEX application_authority_status ON application;
CREATE INDEX application_authority_severe_seen ON application (authority_id, severely_disabled, status, received_at, id, vacancy_id);
DROP INDEX application_authority_severe ON application;
CREATE INDEX application_authority_severe_new ON application (authority_id, severely_disabled, received_at, id, status, vacancy_id);
DROP INDEX application_authority_new ON application;
