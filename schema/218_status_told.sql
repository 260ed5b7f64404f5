-- What an applicant reads of a status besides its name: what it means, what comes next, what is to be done. Empty: the delivered words (OBJ-60).
ALTER TABLE process_status ADD COLUMN meaning_de VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN meaning_en VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN next_de VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN next_en VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN todo_de VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN todo_en VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE process_status_default ADD COLUMN meaning_de VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN meaning_en VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN next_de VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN next_en VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN todo_de VARCHAR(300) NOT NULL DEFAULT '', ADD COLUMN todo_en VARCHAR(300) NOT NULL DEFAULT '';
CREATE OR REPLACE SQL SECURITY DEFINER VIEW application_status AS SELECT code, position, status_group, counts, active, name_de, name_en, applicant_de, applicant_en, takes_changes, takes_files,
	stage, look, meaning_de, meaning_en, next_de, next_en, todo_de, todo_en FROM process_status WHERE kind = 4;
