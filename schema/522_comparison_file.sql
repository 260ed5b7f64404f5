-- Comparisons as files are declared among the lists that become files: sealed with the keys of all who stand in them.
ALTER TABLE list_file MODIFY list VARCHAR(30) NOT NULL COMMENT 'of a list its code; dossier; comparison_version';
