-- The folder of an account ("Bewerbungsmappe", RET-30): what somebody wants to use again, kept by a consent of its own, sealed with a key of its own. It outlives the applications it
-- came from, and ends with the consent or the account.
CREATE TABLE folder (
	account_id BIGINT NOT NULL,
	consent_version VARCHAR(20) NOT NULL COMMENT 'version of the privacy notice that was confirmed',
	consent_at DATETIME NOT NULL,
	used_at DATETIME NULL COMMENT 'when something was last taken over from it',
	changed_at DATETIME NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (account_id),
	CONSTRAINT folder_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE folder_answer (
	account_id BIGINT NOT NULL,
	question VARCHAR(40) NOT NULL,
	sealed BLOB NOT NULL,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (account_id, question),
	CONSTRAINT folder_answer_folder FOREIGN KEY (account_id) REFERENCES folder (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE folder_file (
	id BIGINT NOT NULL AUTO_INCREMENT,
	account_id BIGINT NOT NULL,
	type ENUM('letter', 'cv', 'certificate', 'appraisal', 'disability', 'photo', 'other') NOT NULL,
	name VARCHAR(200) NOT NULL,
	mime VARCHAR(100) NOT NULL COMMENT 'detected by content',
	size BIGINT NOT NULL,
	sha256 BINARY(32) NOT NULL,
	file_id CHAR(32) NOT NULL COMMENT 'in the store',
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY folder_file_file (file_id),
	KEY folder_file_folder (account_id, id),
	CONSTRAINT folder_file_folder FOREIGN KEY (account_id) REFERENCES folder (account_id),
	CONSTRAINT folder_file_stored FOREIGN KEY (file_id) REFERENCES stored_file (file_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE IF NOT EXISTS bms_keys.folder_key (
	account_id BIGINT NOT NULL,
	wrapped VARBINARY(64) NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (account_id)
) ENGINE=InnoDB;

-- The portal's account gets the key of a folder only for a visit that is signed in to its account, and is open.
CREATE FUNCTION folder_key (asked BIGINT, visit VARCHAR(100)) RETURNS VARBINARY(64) READS SQL DATA SQL SECURITY DEFINER
RETURN (
	SELECT k.wrapped FROM bms_keys.folder_key k WHERE k.account_id = asked
		AND EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256)) AND s.owner = asked
			AND s.idle_until > UTC_TIMESTAMP() AND s.ends_at > UTC_TIMESTAMP())
);

-- What an answer or a question is for: of_ad: about this one job, neither kept in a folder nor taken over; folded: shown behind "more, optional".
ALTER TABLE form_question
	ADD COLUMN of_ad BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the answer is about this one job: it is not taken over into other applications',
	ADD COLUMN folded BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'shown behind a line that opens: optional, and most people leave it out';
