-- Letters as data (OBJ-15): who gets which, and each text an administrator has saved, in both languages. Without one the delivered text of templates/mail counts.
ALTER TABLE mail_template
	ADD audience ENUM('applicant', 'staff', 'visitor') NOT NULL DEFAULT 'applicant' COMMENT 'who reads it',
	ADD about_application BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'is about one received application: knows what all of those know',
	ADD by_hand BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'may be chosen by whoever writes to applicants',
	ADD sent BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the program sends it by itself, or a step of the delivered model does',
	ADD position SMALLINT NOT NULL DEFAULT 0 COMMENT 'in the list: the order of a procedure';

-- A version is never changed. That of the highest number counts.
CREATE TABLE letter_text (
	id BIGINT NOT NULL AUTO_INCREMENT,
	template VARCHAR(40) NOT NULL,
	version INT NOT NULL COMMENT 'from 1; 0 is the delivered text',
	delivered BOOLEAN NOT NULL COMMENT 'back to the delivered text: the texts are NULL',
	subject_de VARCHAR(200) NULL,
	body_de TEXT NULL COMMENT 'Markdown with placeholders',
	subject_en VARCHAR(200) NULL,
	body_en TEXT NULL,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY letter_text_version (template, version),
	CONSTRAINT letter_text_created_by FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- A mail is written when it is put here and stays as it is; which text it was written from is kept with it.
ALTER TABLE mail_outbox ADD text_version INT NOT NULL DEFAULT 0 COMMENT 'of letter_text; 0: the delivered text';
