-- What the city offers those who work for it: text blocks of the portals' start page, as administrators keep them (POR-01). The HTML is made from the Markdown
-- by a safe renderer when it is saved; the portals read that, and nothing of who wrote it.
CREATE TABLE portal_text (
	id BIGINT NOT NULL AUTO_INCREMENT,
	position SMALLINT NOT NULL COMMENT 'the smallest comes first',
	shown BOOLEAN NOT NULL,
	title_de VARCHAR(120) NOT NULL,
	text_de TEXT NOT NULL COMMENT 'Markdown',
	html_de TEXT NOT NULL,
	title_en VARCHAR(120) NULL COMMENT 'NULL: English pages show the German text',
	text_en TEXT NULL,
	html_en TEXT NULL,
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	CONSTRAINT portal_text_changed_by FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
