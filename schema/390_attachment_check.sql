-- Files under check (OBJ-10, INT-50): a row as long as there is something to be done about an attachment. While it waits nobody is shown it: not those who sent it, not staff, no dossier
-- and no copy of data. Preview alone: it is shown, its small picture is to be made.
CREATE TABLE attachment_check (
	attachment_id BIGINT NOT NULL,
	look BOOLEAN NOT NULL COMMENT 'nobody has looked into it yet: it took too long when it was sent',
	scan BOOLEAN NOT NULL COMMENT 'the virus scanner has not passed it yet',
	waits BOOLEAN AS (look OR scan) STORED,
	since DATETIME NOT NULL,
	hindrance ENUM('away', 'late', 'nonsense', 'size') NULL COMMENT 'why the scanner has not said anything yet',
	PRIMARY KEY (attachment_id),
	KEY attachment_check_waits (waits, since),
	CONSTRAINT attachment_check_attachment FOREIGN KEY (attachment_id) REFERENCES attachment (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The queue does it. By the owner's rights: the portal's account puts no other items there.
CREATE TRIGGER attachment_check_queue AFTER INSERT ON attachment_check FOR EACH ROW
	INSERT INTO queue_item (kind, object_id, next_at, created_at, changed_at) VALUES ('attachment_check', NEW.attachment_id, NEW.since, NEW.since, NEW.since);

-- Files that turned out not to be fit to be shown, after they were sent: the file is gone, why is kept with the application.
CREATE TABLE attachment_refused (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	attachment_id BIGINT NOT NULL COMMENT 'of the row that is gone',
	type ENUM('letter', 'cv', 'certificate', 'appraisal', 'disability', 'photo', 'other') NOT NULL,
	name VARCHAR(200) NOT NULL,
	reason ENUM('file_virus', 'file_encrypted', 'file_damaged', 'file_slow', 'picture_damaged', 'picture_large') NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY attachment_refused_attachment (attachment_id),
	KEY attachment_refused_application (application_id),
	KEY attachment_refused_reason (reason, at),
	CONSTRAINT attachment_refused_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- How the virus scanner is doing: one row.
CREATE TABLE scanner_state (
	id TINYINT NOT NULL,
	answered_at DATETIME NULL COMMENT 'when it last said something about a file',
	failed_at DATETIME NULL COMMENT 'when it last did not; NULL: it has answered since',
	failed_why ENUM('away', 'late', 'nonsense') NULL,
	next_at DATETIME NULL COMMENT 'it is not asked before; NULL: at once',
	found_at DATETIME NULL COMMENT 'when it last found something',
	found BIGINT NOT NULL DEFAULT 0 COMMENT 'how often so far',
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO scanner_state (id) VALUES (1);
