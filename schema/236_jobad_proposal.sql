-- What a lector would write in the texts of an ad (PRO-04): beside the ad until whoever steers the procedure has taken of it what is to be taken.
CREATE TABLE jobad_proposal (
	jobad_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (jobad_id, staff_user_id),
	CONSTRAINT jobad_proposal_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id),
	CONSTRAINT jobad_proposal_author FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE jobad_proposal_text (
	jobad_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	part VARCHAR(30) NOT NULL COMMENT 'the column of jobad',
	base TEXT NOT NULL COMMENT 'what the ad said when this was written',
	text TEXT NOT NULL,
	PRIMARY KEY (jobad_id, staff_user_id, part),
	CONSTRAINT jobad_proposal_text_proposal FOREIGN KEY (jobad_id, staff_user_id) REFERENCES jobad_proposal (jobad_id, staff_user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
