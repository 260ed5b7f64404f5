-- The table of rights as delivered, to compare with and to go back to (ACC-10); filled anew by the seed.
CREATE TABLE base_role_right_default (
	role_id TINYINT NOT NULL,
	right_id SMALLINT NOT NULL,
	PRIMARY KEY (role_id, right_id),
	CONSTRAINT base_role_right_default_role FOREIGN KEY (role_id) REFERENCES base_role (id),
	CONSTRAINT base_role_right_default_right FOREIGN KEY (right_id) REFERENCES base_right (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE base_right ADD COLUMN name_en VARCHAR(80) NOT NULL DEFAULT '';

-- Room for "$deleted<unix time>_" before the longest user id (ACC-32); the list of people in the order it is shown.
ALTER TABLE staff_user MODIFY user_id VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the directory names the person; $deleted<unix time>_<user id> when deleted';
ALTER TABLE staff_user ADD KEY staff_user_name (surname, first_name);

ALTER TABLE backend_session ADD KEY backend_session_owner (owner);
ALTER TABLE audit ADD KEY audit_at (at);
