-- The texts a job ad has had (OBJ-05, PRO-04): one that was sent, agreed or published is kept when another takes its place.
ALTER TABLE jobad
	ADD COLUMN text_number SMALLINT NOT NULL DEFAULT 1 COMMENT 'which of its texts this is',
	ADD COLUMN text_version INT NOT NULL DEFAULT 1 COMMENT 'the version that brought it',
	ADD COLUMN text_at DATETIME NULL COMMENT 'when it was written; NULL: with the ad',
	ADD COLUMN text_by BIGINT NULL;
UPDATE jobad SET text_version = version WHERE status = 'entwurf';

CREATE TABLE jobad_version (
	jobad_id BIGINT NOT NULL,
	number SMALLINT NOT NULL,
	first_version INT NOT NULL COMMENT 'the versions of the ad in which it read so',
	last_version INT NOT NULL,
	status VARCHAR(40) NOT NULL COMMENT 'the last the ad had with this text',
	text_at DATETIME NOT NULL,
	text_by BIGINT NULL,
	kept_at DATETIME NOT NULL COMMENT 'when another text took its place',
	PRIMARY KEY (jobad_id, number),
	CONSTRAINT jobad_version_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id),
	CONSTRAINT jobad_version_author FOREIGN KEY (text_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE jobad_version_text (
	jobad_id BIGINT NOT NULL,
	number SMALLINT NOT NULL,
	part VARCHAR(30) NOT NULL COMMENT 'the column of jobad',
	text TEXT NOT NULL,
	PRIMARY KEY (jobad_id, number, part),
	CONSTRAINT jobad_version_text_version FOREIGN KEY (jobad_id, number) REFERENCES jobad_version (jobad_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
