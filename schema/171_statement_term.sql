-- How a statement's last day was counted, and when: a holiday that is kept or dropped later counts for what is open, too (LAW-01, § 193 BGB).
ALTER TABLE statement
	ADD COLUMN deadline SMALLINT NOT NULL DEFAULT 0 COMMENT 'how many units; 0: as the kind says',
	ADD COLUMN unit ENUM('hours', 'days', 'weeks', 'months', 'workdays') NOT NULL DEFAULT 'days',
	ADD COLUMN counted_at DATETIME NULL;
UPDATE statement s JOIN statement_kind k ON k.code = s.kind SET s.deadline = k.deadline, s.unit = k.unit, s.counted_at = s.asked_at;
ALTER TABLE holiday_once
	ADD COLUMN dropped BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'is none any more',
	ADD COLUMN changed_at DATETIME NOT NULL DEFAULT '2026-01-01';
