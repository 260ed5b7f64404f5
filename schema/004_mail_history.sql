-- Outbox (INT-30), history and audit (PRT-01 to PRT-03).

CREATE TABLE mail_outbox (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NULL COMMENT 'the mail is kept with it (OBJ-15)',
	template VARCHAR(40) CHARACTER SET ascii NOT NULL,
	recipient VARCHAR(254) NOT NULL,
	subject VARCHAR(200) NOT NULL,
	body_text MEDIUMTEXT NOT NULL,
	body_html MEDIUMTEXT NOT NULL,
	message_id VARCHAR(120) CHARACTER SET ascii NOT NULL,
	status ENUM('waiting', 'sent', 'given_up') NOT NULL DEFAULT 'waiting',
	attempts INT NOT NULL DEFAULT 0,
	next_attempt_at DATETIME NOT NULL,
	last_error VARCHAR(200) NULL,
	created_at DATETIME NOT NULL,
	sent_at DATETIME NULL,
	PRIMARY KEY (id),
	UNIQUE KEY mail_outbox_message (message_id),
	KEY mail_outbox_due (status, next_attempt_at),
	KEY mail_outbox_application (application_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- One chain per object: seq counts from 1 without gaps, hash covers the line and the hash before. The application's accounts may only insert.
CREATE TABLE history (
	id BIGINT NOT NULL AUTO_INCREMENT,
	object_kind TINYINT NOT NULL,
	object_id BIGINT NOT NULL,
	seq INT NOT NULL,
	at DATETIME NOT NULL,
	actor_kind ENUM('visitor', 'staff', 'system') NOT NULL,
	actor_id BIGINT NOT NULL COMMENT 'staff user; 0 for others',
	action VARCHAR(40) CHARACTER SET ascii NOT NULL,
	detail VARCHAR(300) NOT NULL DEFAULT '',
	hash BINARY(32) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY history_chain (object_kind, object_id, seq),
	KEY history_actor (actor_kind, actor_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- One chain per actor (visitors and the system share chain 0 of their kind).
CREATE TABLE audit (
	id BIGINT NOT NULL AUTO_INCREMENT,
	actor_kind ENUM('visitor', 'staff', 'system') NOT NULL,
	actor_id BIGINT NOT NULL,
	seq INT NOT NULL,
	at DATETIME NOT NULL,
	object_kind TINYINT NOT NULL,
	object_id BIGINT NOT NULL,
	action VARCHAR(40) CHARACTER SET ascii NOT NULL,
	detail VARCHAR(300) NOT NULL DEFAULT '',
	hash BINARY(32) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY audit_chain (actor_kind, actor_id, seq),
	KEY audit_object (object_kind, object_id, id),
	KEY audit_action (action, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Keys of applications, in a database of their own (RET-54).
CREATE DATABASE IF NOT EXISTS bms_keys CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci;

CREATE TABLE IF NOT EXISTS bms_keys.application_key (
	application_id BIGINT NOT NULL,
	wrapped VARBINARY(64) NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (application_id)
) ENGINE=InnoDB;
