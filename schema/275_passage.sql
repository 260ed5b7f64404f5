-- What is said of a passage of an ad's text in an answer to a statement (PRO-04, PRO-05). The passage is kept as it read: with the text it was said of.
ALTER TABLE statement_answer
	ADD COLUMN text_number SMALLINT NULL COMMENT 'about an ad: which of its texts was answered (jobad.text_number)';

CREATE TABLE statement_passage (
	id BIGINT NOT NULL AUTO_INCREMENT,
	answer_id BIGINT NOT NULL,
	part VARCHAR(30) NOT NULL COMMENT 'the column of jobad',
	quote TEXT NOT NULL COMMENT 'the passage; empty: it was another one by then, and nobody knows which',
	text TEXT NOT NULL,
	PRIMARY KEY (id),
	KEY statement_passage_answer (answer_id, id),
	CONSTRAINT statement_passage_answer FOREIGN KEY (answer_id) REFERENCES statement_answer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
