-- Selection lists (OBJ-16, BAK-05): the values that forms offer, that filters and portals show, and what they are called. Objects keep the code. Which lists there are, and what uses them, the
-- program knows (choice/choice.h, choice/keep/).
CREATE TABLE choice_value (
	id BIGINT NOT NULL AUTO_INCREMENT,
	list VARCHAR(30) NOT NULL,
	code VARCHAR(20) NOT NULL COMMENT 'as objects and addresses have it; never changed',
	name_de VARCHAR(80) NOT NULL,
	name_en VARCHAR(80) NOT NULL,
	position SMALLINT NOT NULL,
	hidden BOOLEAN NOT NULL DEFAULT 0 COMMENT 'not offered any more; stays where it is',
	replaced_by BIGINT NULL COMMENT 'hidden: what stands for it since',
	ruled BOOLEAN NOT NULL DEFAULT 0 COMMENT 'the program does something with this code: not replaced',
	used BOOLEAN NOT NULL DEFAULT 0 COMMENT 'was chosen once, or is delivered: not removed',
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NULL COMMENT 'NULL: as delivered',
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY choice_value_code (list, code),
	KEY choice_value_position (list, position, id),
	CONSTRAINT choice_value_replaced FOREIGN KEY (replaced_by) REFERENCES choice_value (id),
	CONSTRAINT choice_value_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Raised by every change of a value: what workers have kept is old.
CREATE TABLE choice_state (
	id TINYINT NOT NULL,
	version BIGINT NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO choice_state (id, version) VALUES (1, 1);

-- By what a requirement is shown is a list, too.
ALTER TABLE requirement MODIFY proof VARCHAR(20) NOT NULL COMMENT 'by what it is shown to be so: a value of the list requirement_proof';
ALTER TABLE requirement_former MODIFY proof VARCHAR(20) NOT NULL;

-- Uses are counted, and found to be moved, without reading what does not use the value.
ALTER TABLE vacancy ADD KEY vacancy_field (field), ADD KEY vacancy_post_kind (post_kind);
ALTER TABLE requisition ADD KEY requisition_field (field), ADD KEY requisition_post_kind (post_kind);
ALTER TABLE mobile ADD KEY mobile_field (field);
ALTER TABLE requirement ADD KEY requirement_proof (proof);

-- How many of one kind use a value; counted up to 1,001.
CREATE FUNCTION choice_uses (place VARCHAR(40) CHARACTER SET ascii, value VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci) RETURNS INT READS SQL DATA SQL SECURITY DEFINER
RETURN CASE place
	WHEN 'field.vacancy' THEN (SELECT COUNT(*) FROM (SELECT 1 FROM vacancy WHERE field = value LIMIT 1001) u)
	WHEN 'field.requisition' THEN (SELECT COUNT(*) FROM (SELECT 1 FROM requisition WHERE field = value LIMIT 1001) u)
	WHEN 'field.mobile' THEN (SELECT COUNT(*) FROM (SELECT 1 FROM mobile WHERE field = value LIMIT 1001) u)
	WHEN 'post_kind.vacancy' THEN (SELECT COUNT(*) FROM (SELECT 1 FROM vacancy WHERE post_kind = value LIMIT 1001) u)
	WHEN 'post_kind.requisition' THEN (SELECT COUNT(*) FROM (SELECT 1 FROM requisition WHERE post_kind = value LIMIT 1001) u)
	WHEN 'requirement_proof.requirement' THEN (SELECT COUNT(*) FROM (SELECT 1 FROM requirement WHERE proof = value LIMIT 1001) u)
	ELSE 0 END;
