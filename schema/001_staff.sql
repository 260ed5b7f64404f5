-- Staff, units, groups, rights (ACC, OBJ-01). Times are UTC. Every table has a primary key; no logic needs table locks.

CREATE TABLE setting (
	name VARCHAR(60) NOT NULL,
	value VARCHAR(500) NOT NULL,
	PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The last number given per kind and year: numbers people can quote have no gaps by rollback and no auto-increment.
CREATE TABLE number_counter (
	kind CHAR(3) CHARACTER SET ascii NOT NULL,
	year SMALLINT NOT NULL,
	last INT NOT NULL,
	PRIMARY KEY (kind, year)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE org_unit (
	id BIGINT NOT NULL AUTO_INCREMENT,
	parent_id BIGINT NULL,
	authority_id BIGINT NULL COMMENT 'the authority the unit belongs to; itself for an authority',
	kind ENUM('authority', 'sub_unit', 'location', 'committee', 'psb_group') NOT NULL,
	committee ENUM('PR', 'SBV', 'GSB') NULL COMMENT 'of kind committee',
	code VARCHAR(40) NOT NULL COMMENT 'the key of the staff import',
	name VARCHAR(200) NOT NULL,
	short_name VARCHAR(20) NOT NULL,
	street VARCHAR(120) NULL,
	postcode VARCHAR(10) NULL,
	town VARCHAR(80) NULL,
	mailbox VARCHAR(254) NULL,
	active BOOLEAN NOT NULL DEFAULT TRUE,
	created_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY org_unit_code (code),
	KEY org_unit_parent (parent_id),
	KEY org_unit_authority (authority_id, kind),
	CONSTRAINT org_unit_parent FOREIGN KEY (parent_id) REFERENCES org_unit (id),
	CONSTRAINT org_unit_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE staff_user (
	id BIGINT NOT NULL AUTO_INCREMENT,
	user_id VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the directory names the person, in lower case: compared byte by byte',
	surname VARCHAR(80) NOT NULL,
	first_name VARCHAR(80) NOT NULL,
	email VARCHAR(254) NOT NULL,
	org_unit_id BIGINT NULL,
	lang CHAR(2) CHARACTER SET ascii NOT NULL DEFAULT 'de',
	status ENUM('active', 'inactive', 'locked', 'deleted') NOT NULL DEFAULT 'active',
	last_sign_in DATETIME NULL,
	created_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY staff_user_user_id (user_id),
	KEY staff_user_unit (org_unit_id),
	CONSTRAINT staff_user_unit FOREIGN KEY (org_unit_id) REFERENCES org_unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE base_role (
	id TINYINT NOT NULL COMMENT 'the bit in a role mask, see access/access.h',
	code VARCHAR(20) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY base_role_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE base_right (
	id SMALLINT NOT NULL COMMENT 'the number in access/right.h',
	code VARCHAR(80) NOT NULL,
	object VARCHAR(20) NOT NULL,
	name_de VARCHAR(80) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY base_right_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE base_role_right (
	role_id TINYINT NOT NULL,
	right_id SMALLINT NOT NULL,
	PRIMARY KEY (role_id, right_id),
	CONSTRAINT base_role_right_role FOREIGN KEY (role_id) REFERENCES base_role (id),
	CONSTRAINT base_role_right_right FOREIGN KEY (right_id) REFERENCES base_right (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE user_group (
	id BIGINT NOT NULL AUTO_INCREMENT,
	name VARCHAR(120) NOT NULL,
	role_id TINYINT NOT NULL,
	authority_id BIGINT NULL COMMENT 'NULL: for the whole installation',
	PRIMARY KEY (id),
	UNIQUE KEY user_group_name (name),
	CONSTRAINT user_group_role FOREIGN KEY (role_id) REFERENCES base_role (id),
	CONSTRAINT user_group_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Directory groups carry no rights of their own: they refer to a group of the BMS (ACC-04).
CREATE TABLE directory_group (
	name VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	group_id BIGINT NOT NULL,
	PRIMARY KEY (name),
	CONSTRAINT directory_group_group FOREIGN KEY (group_id) REFERENCES user_group (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Directory groups that arrived at a sign-in and map to nothing: ignored, and counted for the administrator (ACC-03).
CREATE TABLE directory_group_unmapped (
	name VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	seen INT NOT NULL,
	last_seen DATETIME NOT NULL,
	PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE user_group_member (
	staff_user_id BIGINT NOT NULL,
	group_id BIGINT NOT NULL,
	PRIMARY KEY (staff_user_id, group_id),
	KEY user_group_member_group (group_id),
	CONSTRAINT user_group_member_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT user_group_member_group FOREIGN KEY (group_id) REFERENCES user_group (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- As whom a person reaches things: as oneself ('person', own id), as member of a committee or PSB group ('unit', its id),
-- as administrator ('all', 0). Committee membership is exactly the rows of kind 'unit'.
CREATE TABLE staff_subject (
	staff_user_id BIGINT NOT NULL,
	subject_kind ENUM('person', 'unit', 'all') NOT NULL,
	subject_id BIGINT NOT NULL,
	PRIMARY KEY (staff_user_id, subject_kind, subject_id),
	KEY staff_subject_subject (subject_kind, subject_id),
	CONSTRAINT staff_subject_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE backend_session (
	id BIGINT NOT NULL AUTO_INCREMENT,
	token_hash BINARY(32) NOT NULL,
	owner BIGINT NOT NULL COMMENT 'staff user',
	created_at DATETIME NOT NULL,
	used_at DATETIME NOT NULL,
	idle_until DATETIME NOT NULL,
	ends_at DATETIME NOT NULL,
	idle_seconds INT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY backend_session_token (token_hash),
	KEY backend_session_ends (ends_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE portal_session LIKE backend_session;

-- Nonces of form tokens that have taken effect; swept when older than a token can be.
CREATE TABLE form_spent (
	nonce BINARY(16) NOT NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (nonce),
	KEY form_spent_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE cockpit_widget (
	role_id TINYINT NOT NULL,
	position SMALLINT NOT NULL,
	name_de VARCHAR(120) NOT NULL,
	name_en VARCHAR(120) NOT NULL,
	type VARCHAR(40) NOT NULL,
	filter VARCHAR(300) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'which rows: statuses, comma list; ''severe'' for severely disabled only; ''none'' while nothing can be in it',
	PRIMARY KEY (role_id, position),
	CONSTRAINT cockpit_widget_role FOREIGN KEY (role_id) REFERENCES base_role (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Deadlines (07-retention): the delivered rules, their days being settings of the administrator.
CREATE TABLE retention_rule (
	id CHAR(6) CHARACTER SET ascii NOT NULL,
	object VARCHAR(20) NOT NULL,
	trigger_text VARCHAR(200) NOT NULL,
	condition_text VARCHAR(200) NOT NULL,
	action VARCHAR(40) NOT NULL,
	clock_starts VARCHAR(60) NOT NULL,
	default_days SMALLINT NULL,
	days SMALLINT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
