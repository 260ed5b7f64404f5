-- Files that go with letters (BAK-09): a file is there once for everybody it goes to, sealed with a key of its own. Each letter holds that key, sealed with the key of its application; the key
-- itself is destroyed once the letters are written. Kept as long as one of the letters is.
CREATE TABLE letter_file (
	id BIGINT NOT NULL AUTO_INCREMENT,
	bulk_id BIGINT NOT NULL COMMENT 'the bulk action it was attached for; the file outlives it with the letters',
	application_id BIGINT NULL COMMENT 'it goes to this one alone, and is erased with it; NULL: to everybody of the bulk action',
	name VARCHAR(255) NOT NULL,
	mime VARCHAR(100) NOT NULL,
	size BIGINT NOT NULL,
	file_id CHAR(32) NULL COMMENT 'in the store; NULL: it was refused and is destroyed',
	state ENUM('waits', 'good', 'refused') NOT NULL COMMENT 'waits: it is checked, and the letters wait for that',
	look BOOLEAN NOT NULL COMMENT 'nobody could look into it in time so far',
	scan BOOLEAN NOT NULL COMMENT 'the virus scanner has to see it',
	written BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the letters are: only they open it from then on',
	reason VARCHAR(20) NULL COMMENT 'why it was refused: as in attachment_refused',
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY letter_file_bulk (bulk_id, id),
	KEY letter_file_state (state, created_at),
	KEY letter_file_written (written, id),
	KEY letter_file_application (application_id),
	CONSTRAINT letter_file_creator FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE mail_file (
	mail_id BIGINT NOT NULL,
	letter_file_id BIGINT NOT NULL,
	application_id BIGINT NOT NULL,
	sealed VARBINARY(100) NOT NULL COMMENT 'the key of the file, sealed with the key of the application',
	PRIMARY KEY (mail_id, letter_file_id),
	KEY mail_file_letter (letter_file_id),
	KEY mail_file_application (application_id),
	CONSTRAINT mail_file_mail FOREIGN KEY (mail_id) REFERENCES mail_outbox (id) ON DELETE CASCADE,
	CONSTRAINT mail_file_letter FOREIGN KEY (letter_file_id) REFERENCES letter_file (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE mail_outbox ADD files_wait BOOLEAN NOT NULL DEFAULT 0 COMMENT 'a file that goes with it is being checked: until then it waits' AFTER by_post;
