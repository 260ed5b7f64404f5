-- The nightly run (RET-50, RET-53): a report of each run, rule by rule and object by object, chained by hash; no personal data. What has been reported is
-- never changed; a run is sealed when it ends, or by the next run when it was killed.
CREATE TABLE nightly_run (
	id BIGINT NOT NULL AUTO_INCREMENT,
	dry BOOLEAN NOT NULL COMMENT 'says what would happen; nothing did',
	only_rule VARCHAR(30) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'empty: all',
	clock DATETIME NOT NULL COMMENT 'now, as the rules saw it; may have been set',
	asked_by BIGINT NULL COMMENT 'staff user; NULL: the timer or the command line',
	status ENUM('running', 'done', 'aborted') NOT NULL DEFAULT 'running',
	done INT NOT NULL DEFAULT 0 COMMENT 'objects; of a dry run: that are due',
	passed INT NOT NULL DEFAULT 0 COMMENT 'objects that were not due any more when it was their turn',
	failed INT NOT NULL DEFAULT 0,
	started_at DATETIME NOT NULL,
	ended_at DATETIME NULL,
	seq BIGINT NULL COMMENT 'place in the chain, from 1',
	history_id BIGINT NULL COMMENT 'newest line of history when the run was sealed, and how many there were up to it: a chain cut off later is found',
	history_lines BIGINT NULL,
	audit_id BIGINT NULL,
	audit_lines BIGINT NULL,
	hash BINARY(32) NULL COMMENT 'keyed, over this row, its results and objects, and the hash before',
	PRIMARY KEY (id),
	UNIQUE KEY nightly_run_chain (seq),
	KEY nightly_run_status (status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE nightly_result (
	run_id BIGINT NOT NULL,
	code VARCHAR(30) CHARACTER SET ascii NOT NULL COMMENT 'of the rule, with a language key nightly_rule.<code>',
	rule VARCHAR(30) CHARACTER SET ascii NOT NULL COMMENT 'its number in the spec',
	place SMALLINT NOT NULL COMMENT 'order in which the rules ran',
	done INT NOT NULL,
	passed INT NOT NULL,
	failed INT NOT NULL,
	milliseconds BIGINT NOT NULL,
	PRIMARY KEY (run_id, code),
	CONSTRAINT nightly_result_run FOREIGN KEY (run_id) REFERENCES nightly_run (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE nightly_object (
	run_id BIGINT NOT NULL,
	code VARCHAR(30) CHARACTER SET ascii NOT NULL,
	object_id BIGINT NOT NULL,
	rule VARCHAR(30) CHARACTER SET ascii NOT NULL,
	object VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'kind',
	number VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT 'as people quote it; of kinds without numbers the id',
	clock_start DATETIME NULL,
	due DATETIME NULL,
	outcome ENUM('due', 'done', 'failed') NOT NULL,
	reason VARCHAR(20) CHARACTER SET ascii NULL COMMENT 'why failed',
	PRIMARY KEY (run_id, code, object_id),
	CONSTRAINT nightly_object_run FOREIGN KEY (run_id) REFERENCES nightly_run (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Runs an administrator has asked for.
CREATE TABLE nightly_asked (
	id BIGINT NOT NULL AUTO_INCREMENT,
	dry BOOLEAN NOT NULL,
	asked_by BIGINT NOT NULL,
	asked_at DATETIME NOT NULL,
	taken_at DATETIME NULL,
	PRIMARY KEY (id),
	KEY nightly_asked_taken (taken_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- One row: which run may work, and until when unless it goes on saying so. The time is the database's own.
CREATE TABLE nightly_lock (
	id TINYINT NOT NULL,
	run_id BIGINT NOT NULL,
	beats BIGINT NOT NULL,
	held_until DATETIME NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO nightly_lock (id, run_id, beats, held_until) VALUES (1, 0, 0, '2000-01-01 00:00:00');
