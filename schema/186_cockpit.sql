-- What the cockpit says is to be looked after, and whom a procedure waits for.
CREATE INDEX vacancy_exclusion_found ON vacancy_exclusion (excluded_by, excluded_at);

-- How much of groups, mappings and people was orphaned in the last night (ACC-08): counting them reads all of them.
CREATE TABLE orphan_count (
	part VARCHAR(20) NOT NULL,
	orphans INT NOT NULL,
	counted_at DATETIME NOT NULL,
	PRIMARY KEY (part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- A cockpit shows whom its procedures wait for: what was remembered of it is over when somebody is asked or answers.
CREATE TRIGGER statement_desk_insert AFTER INSERT ON statement FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT v.authority_id, v.id % 8, 1 FROM vacancy v WHERE v.id = NEW.vacancy_id ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
CREATE TRIGGER statement_desk_update AFTER UPDATE ON statement FOR EACH ROW INSERT INTO desk_version (scope, part, version)
	SELECT v.authority_id, v.id % 8, 1 FROM vacancy v WHERE v.id = NEW.vacancy_id AND (NEW.state <> OLD.state OR NEW.due_on <> OLD.due_on)
	ON DUPLICATE KEY UPDATE version = desk_version.version + 1;
