-- Views of lists that a person keeps: columns, order and filters as the query of an address.
CREATE TABLE list_view (
	id BIGINT NOT NULL AUTO_INCREMENT,
	staff_user_id BIGINT NOT NULL,
	list VARCHAR(30) CHARACTER SET ascii NOT NULL,
	name VARCHAR(60) NOT NULL,
	state VARCHAR(2000) NOT NULL,
	standard BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the list opens with it',
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY list_view_name (staff_user_id, list, name),
	CONSTRAINT list_view_staff FOREIGN KEY (staff_user_id) REFERENCES staff_user (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The right to take lists out (LAW-14: never a works council's), for who has the delivered rights already; a new installation gets it with the others.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT 53, 'EXPORT', 'application', 'Listen ausgeben', 'Export lists' FROM DUAL WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT r.id, 53 FROM base_role r WHERE r.code IN ('ADMIN', 'RECRUITER', 'P31', 'P34') AND EXISTS (SELECT 1 FROM base_right WHERE id = 53);
