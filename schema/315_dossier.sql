-- Dossiers (BAK-07) are made like lists that become files: under the same keys, rights, times. Whom one is about is known when it is asked for.
ALTER TABLE list_file MODIFY format ENUM('csv', 'xlsx', 'pdf') NOT NULL,
	ADD COLUMN left_out INT NULL COMMENT 'of a dossier: files that could not be taken; pages name them' AFTER entries;
