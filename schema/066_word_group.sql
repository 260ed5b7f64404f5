-- The thesaurus of the search (POR-02): what words mean the same, mean a filter, are no words to search for. Written into a file beside the search index when
-- its version changes. A group that is removed stays, so that a delivered one does not come back.
CREATE TABLE word_group (
	id BIGINT NOT NULL AUTO_INCREMENT,
	relation ENUM('same', 'also', 'filter', 'whole', 'ignore') NOT NULL,
	words VARCHAR(2000) NOT NULL COMMENT 'terms, separated by semicolons',
	finds VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'also: terms; filter: facet=value',
	removed BOOLEAN NOT NULL DEFAULT FALSE,
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NULL COMMENT 'NULL: as it was delivered',
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	CONSTRAINT word_group_changed_by FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci AUTO_INCREMENT = 10001;

CREATE TABLE word_group_state (
	id TINYINT NOT NULL,
	version BIGINT NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO word_group_state (id, version) VALUES (1, 1);
