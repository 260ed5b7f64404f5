-- Accounts that sign in by password and second factor, not by single sign-on (ACC-05): the vendor's support, the emergency administrator. Each is a staff
-- user beside whom a row stands here; the staff import leaves them alone. The super-administrator (ACC-06).
CREATE TABLE service_account (
	staff_user_id BIGINT NOT NULL,
	password_hash VARCHAR(160) CHARACTER SET ascii NOT NULL,
	password_at DATETIME NOT NULL COMMENT 'when it was set: valid for a set number of days',
	must_change ENUM('temporary', 'expired', 'compromised') NULL COMMENT 'why nothing else is possible before a new one is set',
	changed_at DATETIME NULL COMMENT 'when the person set it last: at most once a day',
	factor_secret VARBINARY(64) NOT NULL COMMENT 'of the one-time codes, sealed with the master key',
	factor_enrolled_at DATETIME NULL,
	factor_step BIGINT NOT NULL DEFAULT 0 COMMENT 'of the last code used: none can be used twice',
	failures SMALLINT NOT NULL DEFAULT 0 COMMENT 'wrong tries in a row',
	paused_until DATETIME NULL COMMENT 'after too many of them',
	alive_at DATETIME NOT NULL COMMENT 'created, unlocked or signed in to: locked when this is long ago',
	reason VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'typed at the last locking or unlocking',
	PRIMARY KEY (staff_user_id),
	CONSTRAINT service_account_staff FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The last five passwords, the one in force among them: none can be set again.
CREATE TABLE service_password (
	id BIGINT NOT NULL AUTO_INCREMENT,
	staff_user_id BIGINT NOT NULL,
	password_hash VARCHAR(160) CHARACTER SET ascii NOT NULL,
	PRIMARY KEY (id),
	KEY service_password_account (staff_user_id, id),
	CONSTRAINT service_password_account FOREIGN KEY (staff_user_id) REFERENCES service_account (staff_user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE super_activation (
	id BIGINT NOT NULL AUTO_INCREMENT,
	staff_user_id BIGINT NOT NULL,
	active_key BIGINT NULL COMMENT 'the person, until it has ended: one at a time',
	reason VARCHAR(500) NOT NULL,
	begun_at DATETIME NOT NULL,
	until_at DATETIME NOT NULL,
	ended_at DATETIME NULL,
	ended_by ENUM('person', 'limit') NULL,
	uses INT NOT NULL DEFAULT 0,
	PRIMARY KEY (id),
	UNIQUE KEY super_activation_active (active_key),
	KEY super_activation_person (staff_user_id),
	CONSTRAINT super_activation_staff FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
