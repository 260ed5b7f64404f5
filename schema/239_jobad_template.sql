-- Templates of job ads (OBJ-05, PRO-03): the texts of an ad, kept under a name for its authority.
CREATE TABLE jobad_template (
	id BIGINT NOT NULL AUTO_INCREMENT,
	authority_id BIGINT NOT NULL,
	name VARCHAR(120) NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY jobad_template_name (authority_id, name),
	CONSTRAINT jobad_template_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT jobad_template_author FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE jobad_template_text (
	template_id BIGINT NOT NULL,
	part VARCHAR(30) NOT NULL COMMENT 'the column of jobad',
	text TEXT NOT NULL,
	PRIMARY KEY (template_id, part),
	CONSTRAINT jobad_template_text_template FOREIGN KEY (template_id) REFERENCES jobad_template (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
