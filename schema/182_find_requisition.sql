-- Requisitions are found by number and title, as vacancies are.
ALTER TABLE find_part
	MODIFY kind ENUM('staff', 'unit', 'group', 'directory', 'vacancy', 'project', 'requisition') NOT NULL
		COMMENT 'directory: of the directory groups that refer to the group';

CREATE TRIGGER requisition_find_insert AFTER INSERT ON requisition FOR EACH ROW CALL find_keep('requisition', NEW.id, find_fold(CONCAT_WS(' ', NEW.number, NEW.title)), NULL);
CREATE TRIGGER requisition_find_update AFTER UPDATE ON requisition FOR EACH ROW
	IF NOT (NEW.number <=> OLD.number AND NEW.title <=> OLD.title) THEN
		DELETE FROM find_part WHERE kind = 'requisition' AND id = NEW.id; CALL find_keep('requisition', NEW.id, find_fold(CONCAT_WS(' ', NEW.number, NEW.title)), NULL); END IF;
CREATE TRIGGER requisition_find_delete AFTER DELETE ON requisition FOR EACH ROW DELETE FROM find_part WHERE kind = 'requisition' AND id = OLD.id;

INSERT IGNORE INTO find_part (kind, begins, part, id)
	SELECT 'requisition', p.n = 1 OR SUBSTRING(f.folded, p.n - 1, 1) = ' ' AS begins, SUBSTRING_INDEX(SUBSTRING(f.folded, p.n, 40), ' ', 1) AS part, f.id
	FROM (SELECT id, find_fold(CONCAT_WS(' ', number, title)) AS folded FROM requisition) f
	JOIN find_place p ON p.n <= CHAR_LENGTH(f.folded) AND SUBSTRING(f.folded, p.n, 1) <> ' ' HAVING begins OR CHAR_LENGTH(part) >= 3;
