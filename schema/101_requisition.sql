-- Requisitions: what a department asks its authority to fill (OBJ-03, PRO-01).
CREATE TABLE requisition (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	authority_id BIGINT NOT NULL,
	unit_id BIGINT NULL COMMENT 'sub-unit or location of the authority',
	title VARCHAR(200) NOT NULL,
	post_number VARCHAR(40) NULL,
	post_kind VARCHAR(20) NOT NULL,
	field VARCHAR(20) NOT NULL,
	pay_grade VARCHAR(20) NOT NULL,
	working_time ENUM('full', 'part', 'both') NOT NULL,
	hours VARCHAR(20) NULL,
	limited_until DATE NULL,
	posts SMALLINT NOT NULL DEFAULT 1,
	starts_on DATE NULL,
	tasks TEXT NULL,
	requirements TEXT NULL,
	reason TEXT NOT NULL COMMENT 'why the post is to be filled',
	status ENUM('entwurf', 'eingereicht', 'zurueckgegeben', 'angenommen', 'inaktiv', 'archiviert', 'geloescht') NOT NULL DEFAULT 'entwurf',
	returned_comment TEXT NULL COMMENT 'what is to be changed, as it was given back last',
	vacancy_id BIGINT NULL COMMENT 'what it has become',
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY requisition_number (number),
	UNIQUE KEY requisition_vacancy (vacancy_id),
	KEY requisition_authority (authority_id, changed_at),
	KEY requisition_changed (changed_at),
	CONSTRAINT requisition_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT requisition_unit FOREIGN KEY (unit_id) REFERENCES org_unit (id),
	CONSTRAINT requisition_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT requisition_creator FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, 'requisition', n.name_de, n.name_en FROM (
	SELECT 54 AS id, 'REQUISITION_WRITE' AS code, 'Schreiben und einreichen' AS name_de, 'Write and submit' AS name_en
	UNION ALL SELECT 55, 'REQUISITION_ACCEPT', 'Annehmen und zurückgeben', 'Accept and return'
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 54 AND b.id IN (1, 2, 3) OR r.id = 55 AND b.id IN (1, 2);
UPDATE access_version SET version = version + 1;
