-- A vacancy that is a template for others of its authority (OBJ-04).
ALTER TABLE vacancy
	ADD COLUMN template_name VARCHAR(120) NULL COMMENT 'NULL: it is no template',
	ADD KEY vacancy_template (authority_id, template_name);
