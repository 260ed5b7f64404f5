-- Text blocks of job ads (OBJ-05, OBJ-16): what an authority or unit says in each of its ads, and what all say on equality and disability. Of each kind the nearest one counts.
CREATE TABLE text_block (
	id BIGINT NOT NULL AUTO_INCREMENT,
	kind ENUM('about_us', 'offer', 'equality', 'disability', 'notes') NOT NULL,
	unit_id BIGINT NOT NULL COMMENT 'authority or unit; 0: all of them',
	text TEXT NOT NULL COMMENT 'Markdown',
	hidden BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'in no new ad',
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY text_block_kind_unit (kind, unit_id),
	CONSTRAINT text_block_changed_by FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Which ads began with which block.
CREATE TABLE jobad_block (
	block_id BIGINT NOT NULL,
	jobad_id BIGINT NOT NULL,
	PRIMARY KEY (block_id, jobad_id),
	CONSTRAINT jobad_block_block FOREIGN KEY (block_id) REFERENCES text_block (id),
	CONSTRAINT jobad_block_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

INSERT INTO text_block (kind, unit_id, text, changed_at) VALUES
	('equality', 0, 'Wir fördern die Gleichstellung aller Geschlechter. Das Geschlecht, das in diesem Bereich unterrepräsentiert ist, fordern wir ausdrücklich auf, sich zu bewerben; es wird bei gleicher Eignung, Befähigung und fachlicher Leistung bevorzugt.', UTC_TIMESTAMP()),
	('disability', 0, 'Schwerbehinderte und ihnen gleichgestellte Menschen werden bei gleicher Eignung bevorzugt.', UTC_TIMESTAMP());
