-- Documents of Word and ODT (OBJ-10): a form may allow them, none does as delivered. The queue turns them into PDF; the document as it came is kept, sealed with the key of its application,
-- as long as that is kept.
ALTER TABLE form ADD COLUMN office BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'documents of Word and ODT may be handed in';
CREATE TABLE attachment_original (
	attachment_id BIGINT NOT NULL,
	name VARCHAR(200) NOT NULL,
	mime VARCHAR(100) NOT NULL,
	size BIGINT NOT NULL,
	file_id CHAR(32) NOT NULL COMMENT 'in the store',
	PRIMARY KEY (attachment_id),
	UNIQUE KEY attachment_original_file (file_id),
	CONSTRAINT attachment_original_attachment FOREIGN KEY (attachment_id) REFERENCES attachment (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
