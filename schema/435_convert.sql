-- Documents of Word and ODT are made PDFs by a worker of its own (OBJ-10): LibreOffice may take its time, or never end, and nothing else waits for it.
ALTER TABLE attachment_check ADD COLUMN late TINYINT NOT NULL DEFAULT 0 COMMENT 'how often LibreOffice was not ready with it in time, though it was with others';
