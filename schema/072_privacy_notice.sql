-- The texts of the privacy notice that somebody has confirmed, as they were shown (PRT-10). They are never changed.
CREATE TABLE privacy_notice (
	id BIGINT NOT NULL AUTO_INCREMENT,
	version VARCHAR(20) NOT NULL COMMENT 'the setting privacy_notice_version of then',
	lang CHAR(2) NOT NULL,
	digest BINARY(32) NOT NULL COMMENT 'SHA-256 of the text: another number in it is another text',
	text TEXT NOT NULL COMMENT 'a line for each sentence',
	kept_at DATETIME NOT NULL COMMENT 'first confirmed',
	PRIMARY KEY (id),
	UNIQUE KEY privacy_notice_text (version, lang, digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
