-- Documents of a mobile employee (PRO-05), sealed with the key of her entry; each proposal gets copies of its own, wherever she is proposed besides.
CREATE TABLE mobile_file (
	id BIGINT NOT NULL AUTO_INCREMENT,
	mobile_id BIGINT NOT NULL,
	file_id CHAR(32) NOT NULL COMMENT 'in the store',
	name VARCHAR(255) NOT NULL,
	mime VARCHAR(100) NOT NULL,
	size BIGINT NOT NULL,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY mobile_file_mobile (mobile_id, id),
	CONSTRAINT mobile_file_mobile FOREIGN KEY (mobile_id) REFERENCES mobile (id),
	CONSTRAINT mobile_file_creator FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
