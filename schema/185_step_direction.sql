-- Where a step leads (PRO-20): on in the procedure, to the side, or to an end (refused, withdrawn, stopped); and what is written on its button. An empty label: the name of the status
-- it leads to. The seed says it of the steps that have none yet (seed/045_step.sql).
ALTER TABLE process_step
	ADD COLUMN direction ENUM('forward', 'side', 'end') NULL COMMENT 'NULL: the seed says',
	ADD COLUMN label_de VARCHAR(80) NOT NULL DEFAULT '',
	ADD COLUMN label_en VARCHAR(80) NOT NULL DEFAULT '';
ALTER TABLE process_step_default
	ADD COLUMN direction ENUM('forward', 'side', 'end') NULL COMMENT 'NULL: the seed says',
	ADD COLUMN label_de VARCHAR(80) NOT NULL DEFAULT '',
	ADD COLUMN label_en VARCHAR(80) NOT NULL DEFAULT '';
