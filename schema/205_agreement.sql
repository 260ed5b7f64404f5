-- Agreement on an ad (PRO-04, PRO-05): whom the step to a status asks by itself and in which order, and deadlines that differ from the rule's.
ALTER TABLE statement_kind
	ADD COLUMN urgent_deadline SMALLINT NOT NULL DEFAULT 0 COMMENT 'how many units when it is urgent, with a reason (LAW-10); 0: it never is',
	ADD COLUMN urgent_unit ENUM('hours', 'days', 'weeks', 'months', 'workdays') NOT NULL DEFAULT 'days',
	ADD COLUMN fixed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the deadline is the law''s: no authority has another';

-- What an authority has for a deadline instead of the rule's, in the rule's units.
CREATE TABLE statement_deadline (
	authority_id BIGINT NOT NULL,
	kind VARCHAR(30) NOT NULL,
	deadline SMALLINT NOT NULL,
	PRIMARY KEY (authority_id, kind),
	CONSTRAINT statement_deadline_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT statement_deadline_kind FOREIGN KEY (kind) REFERENCES statement_kind (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- What is asked when an object comes to a status.
CREATE TABLE statement_start (
	kind VARCHAR(30) NOT NULL,
	object VARCHAR(20) NOT NULL,
	status VARCHAR(30) NOT NULL,
	turn TINYINT NOT NULL COMMENT 'where they are asked one after the other: 1 first, equal ones together',
	PRIMARY KEY (object, status, kind),
	CONSTRAINT statement_start_kind FOREIGN KEY (kind) REFERENCES statement_kind (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- How an ad was last given to those who agree on it; without a row as preset: all who are there, together.
CREATE TABLE agreement (
	jobad_id BIGINT NOT NULL,
	left_out VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'kinds of statements that are not asked, with commas',
	reason TEXT NULL COMMENT 'why they are not',
	in_turn BOOLEAN NOT NULL COMMENT 'one after the other',
	urgent TEXT NULL COMMENT 'why the deadlines are shorter',
	begun_at DATETIME NOT NULL,
	begun_by BIGINT NULL,
	PRIMARY KEY (jobad_id),
	CONSTRAINT agreement_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id),
	CONSTRAINT agreement_beginner FOREIGN KEY (begun_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The steps of the agreement, where a model without them is in use already (seed/040_status.sql, 045_step.sql).
INSERT IGNORE INTO process_step (kind, from_status, to_status, right_id, direction, label_de, label_en)
SELECT 3, s.from_status, s.to_status, r.id, s.direction, s.label_de, s.label_en FROM (
	SELECT 'entwurf' AS from_status, 'in_abstimmung' AS to_status, 'forward' AS direction, 'In die Abstimmung geben' AS label_de, 'Give to be agreed on' AS label_en
	UNION ALL SELECT 'anpassung_erbeten', 'in_abstimmung', 'forward', 'In die Abstimmung geben', 'Give to be agreed on'
	UNION ALL SELECT 'in_abstimmung', 'entwurf', 'side', 'Zurück zu „Entwurf“', 'Back to “Draft”'
) s JOIN base_right r ON r.code = 'OBJECT_ACTION_JOBAD_NEW'
JOIN process_status f ON f.kind = 3 AND f.code = s.from_status JOIN process_status t ON t.kind = 3 AND t.code = s.to_status
WHERE EXISTS (SELECT 1 FROM process_step p WHERE p.kind = 3);
