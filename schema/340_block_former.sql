-- What a text block said before: a block may change twice before anybody replaces it in drafts (OBJ-16).
CREATE TABLE text_block_former (
	id BIGINT NOT NULL AUTO_INCREMENT,
	block_id BIGINT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (id),
	KEY text_block_former_block (block_id, id),
	CONSTRAINT text_block_former_block FOREIGN KEY (block_id) REFERENCES text_block (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

INSERT INTO text_block_former (block_id, text) SELECT id, text_before FROM text_block WHERE text_before IS NOT NULL;
ALTER TABLE text_block DROP COLUMN text_before;
