-- Staff import (INT-10, ACC-31): what the import may deactivate, the runs, and the rows that were wrong. The rows themselves lie in temporary tables
-- while they are imported.
ALTER TABLE staff_user
	ADD COLUMN imported BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'came with an import: whoever is missing there later is deactivated',
	ADD COLUMN missing BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'deactivated by the import, and by nobody else: active again with the next file that names the person';

ALTER TABLE org_unit
	ADD COLUMN imported BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'as in staff_user: units made by hand are not touched',
	ADD COLUMN missing BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE import_run (
	id BIGINT NOT NULL AUTO_INCREMENT,
	kind ENUM('units', 'staff', 'groups') NOT NULL,
	file VARCHAR(200) NOT NULL COMMENT 'name without folder',
	kept_as VARCHAR(220) NULL COMMENT 'refused file of the watched folder, in its folder refused/',
	repeat_asked BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the next look at the watched folder imports kept_as again',
	status ENUM('running', 'done', 'refused', 'aborted') NOT NULL DEFAULT 'running',
	reason VARCHAR(20) CHARACTER SET ascii NULL COMMENT 'why refused',
	line BIGINT NULL COMMENT 'where the file itself is wrong',
	row_count INT NOT NULL DEFAULT 0,
	wrong INT NOT NULL DEFAULT 0 COMMENT 'rows; the first of them are in import_error',
	unmapped INT NOT NULL DEFAULT 0 COMMENT 'rows with a directory group that maps to nothing',
	added INT NOT NULL DEFAULT 0,
	changed INT NOT NULL DEFAULT 0,
	removed INT NOT NULL DEFAULT 0 COMMENT 'deactivated, or groups taken away; of a refused run: would have been',
	started_at DATETIME NOT NULL,
	ended_at DATETIME NULL,
	PRIMARY KEY (id),
	KEY import_run_status (status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE import_error (
	run_id BIGINT NOT NULL,
	line BIGINT NOT NULL,
	reason VARCHAR(20) CHARACTER SET ascii NOT NULL,
	detail VARCHAR(80) NOT NULL COMMENT 'a column, a unit or a line; nothing of a person',
	PRIMARY KEY (run_id, line),
	CONSTRAINT import_error_run FOREIGN KEY (run_id) REFERENCES import_run (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- One row, locked for as long as an import runs: there is one at a time.
CREATE TABLE import_lock (
	id TINYINT NOT NULL,
	run_id BIGINT NOT NULL COMMENT 'the last that had it',
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO import_lock (id, run_id) VALUES (1, 0);
