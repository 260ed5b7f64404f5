-- An anonymised application is of nobody (RET-42).
ALTER TABLE application MODIFY applicant_id BIGINT NULL COMMENT 'NULL: anonymised';
