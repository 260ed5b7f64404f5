-- The rating sheet of an interview (PRO-09): what the panel found by each requirement, taken over into the comparison afterwards. It counts by the scale it was given on, and goes with the invitation.
CREATE TABLE interview_rating (
	invitation_id BIGINT NOT NULL,
	requirement_id BIGINT NOT NULL,
	scale ENUM('yes_no', 'points') NOT NULL COMMENT 'of the requirement when it was rated',
	value TINYINT NULL COMMENT 'points 0 to 5; yes 1, no 0',
	note_sealed BLOB NULL COMMENT 'sealed with the key of the application',
	rated_at DATETIME NOT NULL,
	rated_by BIGINT NOT NULL,
	PRIMARY KEY (invitation_id, requirement_id),
	KEY interview_rating_requirement (requirement_id),
	CONSTRAINT interview_rating_invitation FOREIGN KEY (invitation_id) REFERENCES appointment_invitation (id) ON DELETE CASCADE,
	CONSTRAINT interview_rating_requirement FOREIGN KEY (requirement_id) REFERENCES requirement (id) ON DELETE CASCADE,
	CONSTRAINT interview_rating_rater FOREIGN KEY (rated_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
