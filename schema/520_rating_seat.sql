-- Several people rate the applications of a vacancy (PRO-08, ACC-11): who they are, what each has rated until it was handed in, and what was agreed on.
CREATE TABLE rating_seat (
	vacancy_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	named_at DATETIME NOT NULL,
	named_by BIGINT NOT NULL,
	handed_in_at DATETIME NULL,
	ended_at DATETIME NULL COMMENT 'taken away after she had rated: her ratings stay out',
	PRIMARY KEY (vacancy_id, staff_user_id),
	CONSTRAINT rating_seat_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT rating_seat_rater FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT rating_seat_namer FOREIGN KEY (named_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE seat_rating (
	application_id BIGINT NOT NULL,
	requirement_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	scale ENUM('yes_no', 'points') NOT NULL COMMENT 'of the requirement when it was rated',
	value TINYINT NULL COMMENT 'points 0 to 5; yes 1, no 0',
	note_sealed BLOB NULL COMMENT 'where it is seen, sealed with the key of the application',
	rated_at DATETIME NOT NULL,
	PRIMARY KEY (application_id, requirement_id, staff_user_id),
	KEY seat_rating_requirement (requirement_id),
	KEY seat_rating_rater (staff_user_id),
	CONSTRAINT seat_rating_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT seat_rating_requirement FOREIGN KEY (requirement_id) REFERENCES requirement (id) ON DELETE CASCADE,
	CONSTRAINT seat_rating_rater FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE rating ADD COLUMN reason_sealed BLOB NULL COMMENT 'why this was agreed on where the raters differ, sealed with the key of the application';

-- What is said about a version that was sent by who is not asked (P34): about a person sealed with her key.
CREATE TABLE comparison_comment (
	id BIGINT NOT NULL AUTO_INCREMENT,
	version_id BIGINT NOT NULL,
	application_id BIGINT NULL COMMENT 'NULL: about the comparison as a whole',
	staff_user_id BIGINT NOT NULL,
	text TEXT NULL,
	text_sealed BLOB NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY comparison_comment_version (version_id, id),
	KEY comparison_comment_application (application_id),
	CONSTRAINT comparison_comment_version FOREIGN KEY (version_id) REFERENCES comparison_version (id),
	CONSTRAINT comparison_comment_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT comparison_comment_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
