-- What a spent form token stood for, so that the same form sent again with other text is told from the same POST sent twice.
ALTER TABLE form_spent
	ADD COLUMN content BINARY(32) NOT NULL DEFAULT '' COMMENT 'keyed digest of what was sent' AFTER nonce;
