-- Parts of words (find_part, schema/111) are written by its triggers alone. The grants hold the portal and the backend to that; jobs, which may add to every table
-- (bms_jobs), are held to it by their code.

-- The words of a group's directory groups are those of all that refer to it now, one by one, whatever is added, renamed, moved or removed.
CREATE PROCEDURE find_keep_directory (the_group BIGINT) MODIFIES SQL DATA
BEGIN DELETE FROM find_part WHERE kind = 'directory' AND id = the_group; INSERT IGNORE INTO find_part (kind, begins, part, id)
	SELECT 'directory', p.n = 1 OR SUBSTRING(f.folded, p.n - 1, 1) = ' ' AS begins, SUBSTRING_INDEX(SUBSTRING(f.folded, p.n, 40), ' ', 1) AS part, the_group
	FROM (SELECT find_fold(name) AS folded FROM directory_group WHERE group_id = the_group) f
	JOIN find_place p ON p.n <= CHAR_LENGTH(f.folded) AND SUBSTRING(f.folded, p.n, 1) <> ' ' HAVING begins OR CHAR_LENGTH(part) >= 3; END;

CREATE OR REPLACE TRIGGER directory_group_find_update AFTER UPDATE ON directory_group FOR EACH ROW
	BEGIN IF NOT (NEW.name = OLD.name AND NEW.group_id = OLD.group_id) THEN CALL find_keep_directory(OLD.group_id); END IF; IF NEW.group_id <> OLD.group_id THEN CALL find_keep_directory(NEW.group_id); END IF; END;
CREATE OR REPLACE TRIGGER directory_group_find_delete AFTER DELETE ON directory_group FOR EACH ROW CALL find_keep_directory(OLD.group_id);

DELETE FROM find_part WHERE kind = 'directory';
INSERT IGNORE INTO find_part (kind, begins, part, id)
	SELECT 'directory', p.n = 1 OR SUBSTRING(f.folded, p.n - 1, 1) = ' ' AS begins, SUBSTRING_INDEX(SUBSTRING(f.folded, p.n, 40), ' ', 1) AS part, f.group_id
	FROM (SELECT group_id, find_fold(name) AS folded FROM directory_group) f
	JOIN find_place p ON p.n <= CHAR_LENGTH(f.folded) AND SUBSTRING(f.folded, p.n, 1) <> ' ' HAVING begins OR CHAR_LENGTH(part) >= 3;

-- Projects are found by number and name.
ALTER TABLE find_part
	MODIFY kind ENUM('staff', 'unit', 'group', 'directory', 'vacancy', 'project') NOT NULL COMMENT 'directory: of the directory groups that refer to the group';

CREATE TRIGGER project_find_insert AFTER INSERT ON project FOR EACH ROW CALL find_keep('project', NEW.id, find_fold(CONCAT_WS(' ', NEW.number, NEW.name)), NULL);
CREATE TRIGGER project_find_update AFTER UPDATE ON project FOR EACH ROW
	IF NOT (NEW.number <=> OLD.number AND NEW.name <=> OLD.name) THEN
		DELETE FROM find_part WHERE kind = 'project' AND id = NEW.id; CALL find_keep('project', NEW.id, find_fold(CONCAT_WS(' ', NEW.number, NEW.name)), NULL); END IF;
CREATE TRIGGER project_find_delete AFTER DELETE ON project FOR EACH ROW DELETE FROM find_part WHERE kind = 'project' AND id = OLD.id;

INSERT IGNORE INTO find_part (kind, begins, part, id)
	SELECT 'project', p.n = 1 OR SUBSTRING(f.folded, p.n - 1, 1) = ' ' AS begins, SUBSTRING_INDEX(SUBSTRING(f.folded, p.n, 40), ' ', 1) AS part, f.id
	FROM (SELECT id, find_fold(CONCAT_WS(' ', number, name)) AS folded FROM project) f
	JOIN find_place p ON p.n <= CHAR_LENGTH(f.folded) AND SUBSTRING(f.folded, p.n, 1) <> ' ' HAVING begins OR CHAR_LENGTH(part) >= 3;

-- Applications are searched by the beginning of a surname.
CREATE INDEX applicant_surname ON applicant (surname);

-- Rights given by schema/105 count from now on for who is signed in already.
UPDATE access_version SET version = version + 1;
