-- The registry of the file store: what stands here stays, everything else the sweep removes. And who belongs together: a store and its database carry the same identity, and count
-- their sweeps, so that neither another database nor one restored from a backup takes the store's files for nobody's.
CREATE TABLE stored_file (
	file_id CHAR(32) NOT NULL COMMENT 'its name in the store',
	owner_kind TINYINT NOT NULL COMMENT 'what its key is of, and with what it ends: a kind of object',
	owner_id BIGINT NOT NULL,
	purpose VARCHAR(20) NOT NULL,
	scan ENUM('none', 'waiting', 'clean', 'found') NOT NULL DEFAULT 'none' COMMENT 'what the virus scanner said',
	expires_at DATETIME NULL COMMENT 'the next sweep after it removes the file',
	created_at DATETIME NOT NULL,
	PRIMARY KEY (file_id),
	KEY stored_file_owner (owner_kind, owner_id),
	KEY stored_file_expires (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

INSERT INTO stored_file (file_id, owner_kind, owner_id, purpose, created_at)
SELECT file_id, 4, application_id, 'attachment', created_at FROM attachment;

-- No attachment without its entry, however it gets there; and an attachment's entry cannot go before it.
ALTER TABLE attachment ADD CONSTRAINT attachment_stored FOREIGN KEY (file_id) REFERENCES stored_file (file_id);

CREATE TABLE store_state (
	id TINYINT NOT NULL,
	identity CHAR(32) NOT NULL,
	generation BIGINT NOT NULL DEFAULT 0 COMMENT 'sweeps so far; the store has it too',
	stopped_at DATETIME NULL COMMENT 'the last sweep removed nothing',
	stopped_why VARCHAR(20) NULL,
	stopped_files BIGINT NULL COMMENT 'files nobody names',
	stopped_of BIGINT NULL COMMENT 'files in the store',
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO store_state (id, identity) VALUES (1, LOWER(HEX(RANDOM_BYTES(16))));
