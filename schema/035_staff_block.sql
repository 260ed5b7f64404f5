-- Who is kept out for a time in case of error (ACC-03): no sign-in gives the access back meanwhile.
CREATE TABLE staff_block (
	staff_user_id BIGINT NOT NULL,
	reason VARCHAR(500) NOT NULL COMMENT 'for administrators only',
	blocked_at DATETIME NOT NULL,
	blocked_by BIGINT NOT NULL,
	until_at DATETIME NOT NULL,
	PRIMARY KEY (staff_user_id),
	CONSTRAINT staff_block_person FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT staff_block_by FOREIGN KEY (blocked_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- With which groups of the directory a session was begun, and when they were last compared with the mapping; NULL: a service account.
ALTER TABLE backend_session
	ADD COLUMN groups_hash BINARY(32) NULL,
	ADD COLUMN groups_at DATETIME NULL;
