-- Finding people, units, groups and vacancies by any part of any of their words (org/find.h says how it is asked). Triggers keep the parts in the transaction that
-- changes the words, whoever writes: pages, the staff import, sign-in. Nobody but they writes here.
CREATE TABLE find_part (
	kind ENUM('staff', 'unit', 'group', 'directory', 'vacancy') NOT NULL COMMENT 'directory: of the directory groups that refer to the group',
	begins BOOLEAN NOT NULL COMMENT 'the part begins its word; others have three letters at least',
	part VARCHAR(40) NOT NULL COMMENT 'of a folded word, up to its end; or an e-mail address',
	id BIGINT NOT NULL,
	PRIMARY KEY (kind, begins, part, id),
	KEY find_part_id (kind, id, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The places in a text.
CREATE TABLE find_place (
	n SMALLINT NOT NULL,
	PRIMARY KEY (n)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO find_place (n) WITH RECURSIVE place AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM place WHERE n < 600) SELECT n FROM place;

-- A text as it is compared: small letters and digits, one blank between words. A letter's umlaut, its transcription and the plain letter are one (Müller, Mueller, Muller),
-- so are ß and ss; other accents are left to the collation.
CREATE FUNCTION find_fold (words VARCHAR(1000) CHARACTER SET utf8mb4) RETURNS VARCHAR(1000) CHARACTER SET utf8mb4 DETERMINISTIC NO SQL
RETURN TRIM(REGEXP_REPLACE(REGEXP_REPLACE(
	REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(LOWER(words),
		'ä', 'a'), 'ö', 'o'), 'ü', 'u'), 'æ', 'a'), 'œ', 'o'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'ß', 'ss'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i'),
	'[''’`´\\x{0300}-\\x{036F}]+', ''), '[^[:alnum:]]+', ' '));

CREATE PROCEDURE find_keep (the_kind VARCHAR(20), the_id BIGINT, folded VARCHAR(1000) CHARACTER SET utf8mb4, address VARCHAR(254) CHARACTER SET utf8mb4) MODIFIES SQL DATA
INSERT IGNORE INTO find_part (kind, begins, part, id)
	SELECT the_kind, p.n = 1 OR SUBSTRING(folded, p.n - 1, 1) = ' ' AS begins, SUBSTRING_INDEX(SUBSTRING(folded, p.n, 40), ' ', 1) AS part, the_id
	FROM find_place p WHERE p.n <= CHAR_LENGTH(folded) AND SUBSTRING(folded, p.n, 1) <> ' ' HAVING begins OR CHAR_LENGTH(part) >= 3
	UNION ALL SELECT the_kind, TRUE, LEFT(LOWER(address), 40), the_id FROM DUAL WHERE address IS NOT NULL;

-- Of an e-mail address the part before @ is words like the others; after it comes what all have.
CREATE TRIGGER staff_user_find_insert AFTER INSERT ON staff_user FOR EACH ROW
	IF NEW.status <> 'deleted' THEN
		CALL find_keep('staff', NEW.id, find_fold(CONCAT_WS(' ', NEW.surname, NEW.first_name, NEW.user_id, SUBSTRING_INDEX(NEW.email, '@', 1), NEW.staff_number)), NEW.email); END IF;
CREATE TRIGGER staff_user_find_update AFTER UPDATE ON staff_user FOR EACH ROW
	IF NOT (NEW.surname <=> OLD.surname AND NEW.first_name <=> OLD.first_name AND NEW.user_id <=> OLD.user_id AND NEW.email <=> OLD.email
		AND NEW.staff_number <=> OLD.staff_number AND (NEW.status = 'deleted') = (OLD.status = 'deleted')) THEN
		DELETE FROM find_part WHERE kind = 'staff' AND id = NEW.id; IF NEW.status <> 'deleted' THEN
		CALL find_keep('staff', NEW.id, find_fold(CONCAT_WS(' ', NEW.surname, NEW.first_name, NEW.user_id, SUBSTRING_INDEX(NEW.email, '@', 1), NEW.staff_number)), NEW.email); END IF; END IF;
CREATE TRIGGER staff_user_find_delete AFTER DELETE ON staff_user FOR EACH ROW DELETE FROM find_part WHERE kind = 'staff' AND id = OLD.id;

CREATE TRIGGER org_unit_find_insert AFTER INSERT ON org_unit FOR EACH ROW
	CALL find_keep('unit', NEW.id, find_fold(CONCAT_WS(' ', NEW.name, NEW.short_name, NEW.code)), NULL);
CREATE TRIGGER org_unit_find_update AFTER UPDATE ON org_unit FOR EACH ROW
	IF NOT (NEW.name <=> OLD.name AND NEW.short_name <=> OLD.short_name AND NEW.code <=> OLD.code) THEN
		DELETE FROM find_part WHERE kind = 'unit' AND id = NEW.id; CALL find_keep('unit', NEW.id, find_fold(CONCAT_WS(' ', NEW.name, NEW.short_name, NEW.code)), NULL); END IF;
CREATE TRIGGER org_unit_find_delete AFTER DELETE ON org_unit FOR EACH ROW DELETE FROM find_part WHERE kind = 'unit' AND id = OLD.id;

CREATE TRIGGER user_group_find_insert AFTER INSERT ON user_group FOR EACH ROW CALL find_keep('group', NEW.id, find_fold(NEW.name), NULL);
CREATE TRIGGER user_group_find_update AFTER UPDATE ON user_group FOR EACH ROW
	IF NOT NEW.name <=> OLD.name THEN
		DELETE FROM find_part WHERE kind = 'group' AND id = NEW.id; CALL find_keep('group', NEW.id, find_fold(NEW.name), NULL); END IF;
CREATE TRIGGER user_group_find_delete AFTER DELETE ON user_group FOR EACH ROW DELETE FROM find_part WHERE kind IN ('group', 'directory') AND id = OLD.id;

CREATE TRIGGER directory_group_find_insert AFTER INSERT ON directory_group FOR EACH ROW CALL find_keep('directory', NEW.group_id, find_fold(NEW.name), NULL);
CREATE TRIGGER directory_group_find_update AFTER UPDATE ON directory_group FOR EACH ROW CALL find_keep('directory', NEW.group_id, find_fold(NEW.name), NULL);
-- The words of those that are left stay.
CREATE TRIGGER directory_group_find_delete AFTER DELETE ON directory_group FOR EACH ROW
	BEGIN DELETE FROM find_part WHERE kind = 'directory' AND id = OLD.group_id; CALL find_keep('directory', OLD.group_id, (SELECT find_fold(LEFT(GROUP_CONCAT(d.name SEPARATOR ' '), 600)) FROM directory_group d WHERE d.group_id = OLD.group_id), NULL); END;

CREATE TRIGGER vacancy_find_insert AFTER INSERT ON vacancy FOR EACH ROW CALL find_keep('vacancy', NEW.id, find_fold(CONCAT_WS(' ', NEW.number, NEW.title)), NULL);
CREATE TRIGGER vacancy_find_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NOT (NEW.number <=> OLD.number AND NEW.title <=> OLD.title) THEN
		DELETE FROM find_part WHERE kind = 'vacancy' AND id = NEW.id; CALL find_keep('vacancy', NEW.id, find_fold(CONCAT_WS(' ', NEW.number, NEW.title)), NULL); END IF;
CREATE TRIGGER vacancy_find_delete AFTER DELETE ON vacancy FOR EACH ROW DELETE FROM find_part WHERE kind = 'vacancy' AND id = OLD.id;

-- What there is already.
INSERT IGNORE INTO find_part (kind, begins, part, id)
	SELECT f.kind, p.n = 1 OR SUBSTRING(f.folded, p.n - 1, 1) = ' ' AS begins, SUBSTRING_INDEX(SUBSTRING(f.folded, p.n, 40), ' ', 1) AS part, f.id
	FROM (SELECT 'staff' AS kind, id, find_fold(CONCAT_WS(' ', surname, first_name, user_id, SUBSTRING_INDEX(email, '@', 1), staff_number)) AS folded
			FROM staff_user WHERE status <> 'deleted'
		UNION ALL SELECT 'unit', id, find_fold(CONCAT_WS(' ', name, short_name, code)) FROM org_unit
		UNION ALL SELECT 'group', id, find_fold(name) FROM user_group
		UNION ALL SELECT 'directory', group_id, find_fold(name) FROM directory_group
		UNION ALL SELECT 'vacancy', id, find_fold(CONCAT_WS(' ', number, title)) FROM vacancy) f
	JOIN find_place p ON p.n <= CHAR_LENGTH(f.folded) AND SUBSTRING(f.folded, p.n, 1) <> ' ' HAVING begins OR CHAR_LENGTH(part) >= 3
	UNION ALL SELECT 'staff', TRUE, LEFT(LOWER(email), 40), id FROM staff_user WHERE status <> 'deleted';
