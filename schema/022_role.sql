-- Roles that administrators create (ACC-10). They have numbers from 20 on, names of their own, and work like a delivered role: a group of a created role reaches and sees what the
-- model role does (user_group.role_id stays the model role, which assignments, reach and statuses know), and may do there what the created role's rights say.
ALTER TABLE base_role
	ADD COLUMN model_role_id TINYINT NULL COMMENT 'of a created role: the delivered one it works like',
	ADD COLUMN name_de VARCHAR(60) NULL COMMENT 'of a created role; names of the delivered ones are in the language files',
	ADD COLUMN name_en VARCHAR(60) NULL,
	ADD UNIQUE KEY base_role_name_de (name_de),
	ADD UNIQUE KEY base_role_name_en (name_en),
	ADD UNIQUE KEY base_role_model (id, model_role_id),
	ADD CONSTRAINT base_role_like FOREIGN KEY (model_role_id) REFERENCES base_role (id),
	ADD CONSTRAINT base_role_created CHECK (IF(model_role_id IS NULL, id < 20 AND name_de IS NULL AND name_en IS NULL,
		id BETWEEN 20 AND 62 AND model_role_id < 11 AND name_de IS NOT NULL AND name_en IS NOT NULL));

ALTER TABLE user_group
	ADD COLUMN rights_role_id TINYINT NULL COMMENT 'the created role whose rights the group has; NULL: those of role_id',
	ADD CONSTRAINT user_group_rights_role FOREIGN KEY (rights_role_id, role_id) REFERENCES base_role (id, model_role_id);
