-- Lists that are made into files by the queue (RET-26): what was asked for and the file itself are sealed with the key of this row, which goes with it.
CREATE TABLE list_file (
	id BIGINT NOT NULL AUTO_INCREMENT,
	staff_user_id BIGINT NOT NULL COMMENT 'who asked for it and alone fetches it',
	list VARCHAR(30) NOT NULL,
	format ENUM('csv', 'xlsx') NOT NULL,
	lang ENUM('de', 'en') NOT NULL,
	address VARBINARY(8000) NOT NULL COMMENT 'sealed: what people are called may be in it',
	said VARBINARY(8000) NOT NULL COMMENT 'sealed: the filters in words',
	state ENUM('waiting', 'ready', 'failed') NOT NULL DEFAULT 'waiting',
	reason VARCHAR(20) NULL COMMENT 'of failed: a language key list_file_reason.…',
	entries BIGINT NULL COMMENT 'rows of the list',
	file_id CHAR(32) NULL,
	size BIGINT NULL,
	created_at DATETIME NOT NULL,
	made_at DATETIME NOT NULL COMMENT 'when it became ready or failed, until then when it was asked for',
	PRIMARY KEY (id),
	KEY list_file_user (staff_user_id, id),
	KEY list_file_made (made_at, id),
	CONSTRAINT list_file_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT list_file_stored FOREIGN KEY (file_id) REFERENCES stored_file (file_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whom it is about: it goes with the first of them. Without a foreign key: what is left of a file that went is removed in parts.
CREATE TABLE list_file_subject (
	application_id BIGINT NOT NULL,
	list_file_id BIGINT NOT NULL,
	PRIMARY KEY (application_id, list_file_id),
	KEY list_file_subject_file (list_file_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
