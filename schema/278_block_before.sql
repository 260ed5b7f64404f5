-- A text block that is changed can be replaced in drafts that still say what it said before (OBJ-16).
ALTER TABLE text_block
	ADD COLUMN text_before TEXT NULL COMMENT 'before its last change; NULL: it has not been changed';
