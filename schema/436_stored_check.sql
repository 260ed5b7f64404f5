-- Files that people send besides applications (Bewerbungsmappe, mobile employees, proofs of reports, minutes of decisions) are seen by the virus scanner, too (INT-50): a row as long as it has
-- still to see one, and from then on of one that it refused, whose bytes are gone. Who shows a file asks here.
CREATE TABLE stored_check (
	id BIGINT NOT NULL AUTO_INCREMENT,
	file_id CHAR(32) NOT NULL,
	state ENUM('waits', 'refused') NOT NULL DEFAULT 'waits',
	since DATETIME NOT NULL,
	hindrance ENUM('away', 'late', 'nonsense', 'size') NULL COMMENT 'why the scanner has not said anything yet',
	reason ENUM('file_virus', 'file_damaged') NULL COMMENT 'why it was refused',
	PRIMARY KEY (id),
	UNIQUE KEY stored_check_file (file_id),
	KEY stored_check_state (state, since),
	CONSTRAINT stored_check_file FOREIGN KEY (file_id) REFERENCES stored_file (file_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The queue does it. By the owner's rights: the portal's account puts no other items there.
CREATE TRIGGER stored_check_queue AFTER INSERT ON stored_check FOR EACH ROW
	INSERT INTO queue_item (kind, object_id, next_at, created_at, changed_at) VALUES ('stored_check', NEW.id, NEW.since, NEW.since, NEW.since);
