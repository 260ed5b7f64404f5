-- Accounts of applicants (OBJ-06, POR-04, POR-05, POR-08, POR-09). The person's name stands in applicant, one row for an account and all its applications;
-- the e-mail address is the user name.
CREATE TABLE account (
	id BIGINT NOT NULL AUTO_INCREMENT,
	applicant_id BIGINT NOT NULL,
	email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'in small letters; one signs in with it',
	status ENUM('unused', 'active', 'deactivated') NOT NULL,
	deactivated_reason ENUM('expired', 'applications', 'pool', 'administrator') NULL COMMENT 'the first three: its validity is over (POR-09 cases 2 to 4)',
	password_generated BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'made by the system: must be changed at first use',
	password_until DATETIME NULL,
	failures TINYINT NOT NULL DEFAULT 0,
	locked_until DATETIME NULL,
	lang CHAR(2) CHARACTER SET ascii NOT NULL,
	consent_version VARCHAR(20) NULL COMMENT 'of the privacy notice taken note of',
	consent_at DATETIME NULL,
	special_consent_at DATETIME NULL COMMENT 'separate consent to special categories of data',
	valid_until DATETIME NULL COMMENT 'a set time after the consent (POR-09)',
	validity_reminded_at DATETIME NULL,
	unused_reminded_at DATETIME NULL,
	last_sign_in_at DATETIME NULL,
	created_at DATETIME NOT NULL,
	for_application BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'made for an application, not by registering (POR-04, RET-12)',
	PRIMARY KEY (id),
	UNIQUE KEY account_email (email),
	UNIQUE KEY account_applicant (applicant_id),
	KEY account_status (status, created_at),
	KEY account_valid (status, valid_until),
	KEY account_used (last_sign_in_at),
	CONSTRAINT account_applicant FOREIGN KEY (applicant_id) REFERENCES applicant (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Passwords stand apart, where the backend cannot read them; the newest one is the one in force, and none of the last five can be used again (POR-08).
CREATE TABLE IF NOT EXISTS bms_keys.account_password (
	id BIGINT NOT NULL AUTO_INCREMENT,
	account_id BIGINT NOT NULL,
	password_hash VARCHAR(160) CHARACTER SET ascii NOT NULL,
	set_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY account_password_account (account_id, id)
) ENGINE=InnoDB;

-- Sign-ins and refused tries, shown to the owner of the account.
CREATE TABLE account_sign_in (
	id BIGINT NOT NULL AUTO_INCREMENT,
	account_id BIGINT NOT NULL,
	at DATETIME NOT NULL,
	success BOOLEAN NOT NULL,
	device VARCHAR(80) NOT NULL COMMENT 'browser and system in words, no address',
	PRIMARY KEY (id),
	KEY account_sign_in_account (account_id, id),
	CONSTRAINT account_sign_in_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Links sent by mail; only the hash is kept.
CREATE TABLE account_token (
	token_hash BINARY(32) NOT NULL,
	account_id BIGINT NOT NULL,
	purpose ENUM('password', 'email') NOT NULL,
	email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the new address',
	expires_at DATETIME NOT NULL,
	PRIMARY KEY (token_hash),
	KEY account_token_account (account_id, purpose),
	KEY account_token_expires (expires_at),
	CONSTRAINT account_token_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

ALTER TABLE portal_session
	ADD COLUMN device VARCHAR(80) NULL,
	ADD COLUMN pending_account BIGINT NULL COMMENT 'the password was right, but something has to be done before one is signed in',
	ADD KEY portal_session_pending (pending_account),
	ADD KEY portal_session_owner (owner);

-- At sign-in the applications begun in the visit go along.
ALTER TABLE application ADD KEY application_session (portal_session_id);
