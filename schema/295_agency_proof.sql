-- A file that proves the report to the employment agency (LAW-21), sealed with the key of the vacancy.
ALTER TABLE agency_report
	ADD COLUMN file_id CHAR(32) NULL COMMENT 'in the store; NULL: no file',
	ADD COLUMN file_name VARCHAR(255) NULL,
	ADD COLUMN file_mime VARCHAR(100) NULL,
	ADD COLUMN file_size BIGINT NULL,
	MODIFY COLUMN note TEXT NULL COMMENT 'what proves it, or why it is not reported; NULL: the file alone proves it';
