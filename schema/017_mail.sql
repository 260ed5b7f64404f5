-- Mails about an application lie sealed with its key (RET-54); job alerts (OBJ-08).

ALTER TABLE mail_outbox
	MODIFY recipient VARCHAR(254) NULL COMMENT 'this and the next three: only of mails about no application',
	MODIFY subject VARCHAR(200) NULL,
	MODIFY body_text MEDIUMTEXT NULL,
	MODIFY body_html MEDIUMTEXT NULL,
	ADD sealed MEDIUMBLOB NULL COMMENT 'recipient, subject, text and HTML, with the key of the application' AFTER body_html,
	ADD unsubscribe VARCHAR(400) CHARACTER SET ascii NULL COMMENT 'address that ends what the mail belongs to by one POST' AFTER sealed,
	ADD KEY mail_outbox_old (application_id, created_at),
	DROP KEY mail_outbox_application;

-- The address is kept here alone and goes with the row (RET-16).
CREATE TABLE job_alert (
	id BIGINT NOT NULL AUTO_INCREMENT,
	account_id BIGINT NULL COMMENT 'shown in this account',
	email VARCHAR(254) NOT NULL,
	lang CHAR(2) CHARACTER SET ascii NOT NULL,
	internal BOOLEAN NOT NULL COMMENT 'made on the internal portal: internal ads too',
	query VARCHAR(1000) CHARACTER SET ascii NOT NULL COMMENT 'the criteria as in the address of the search',
	title VARCHAR(500) NOT NULL COMMENT 'the criteria in words, in the language of the alert',
	frequency ENUM('daily', 'weekly') NOT NULL,
	status ENUM('unconfirmed', 'active') NOT NULL DEFAULT 'unconfirmed',
	created_at DATETIME NOT NULL,
	since DATETIME NULL COMMENT 'ads shown up to then are known; set when it becomes active',
	checked_on DATE NULL COMMENT 'the Berlin day it was last looked at',
	PRIMARY KEY (id),
	KEY job_alert_due (status, frequency, checked_on),
	KEY job_alert_email (email),
	KEY job_alert_account (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Links to an alert; each mail has its own, only hashes are kept.
CREATE TABLE alert_token (
	token_hash BINARY(32) NOT NULL,
	alert_id BIGINT NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (token_hash),
	KEY alert_token_alert (alert_id),
	KEY alert_token_created (created_at),
	CONSTRAINT alert_token_alert FOREIGN KEY (alert_id) REFERENCES job_alert (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
