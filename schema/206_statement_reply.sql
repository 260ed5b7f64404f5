-- What is answered to a question back, and to whoever has answered against it (LAW-10, LAW-13). About an application it is sealed with its key.
CREATE TABLE statement_reply (
	id BIGINT NOT NULL AUTO_INCREMENT,
	answer_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	text TEXT NULL,
	text_sealed BLOB NULL,
	at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY statement_reply_answer (answer_id),
	CONSTRAINT statement_reply_answer FOREIGN KEY (answer_id) REFERENCES statement_answer (id),
	CONSTRAINT statement_reply_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- How an answer against it was overcome without asking anew: the reply was accepted, or the head of the authority has decided (LAW-13).
ALTER TABLE statement
	ADD COLUMN lifted ENUM('', 'accepted', 'decided') NOT NULL DEFAULT '' COMMENT 'an answer against it stops nothing any more';

CREATE TABLE statement_decision (
	statement_id BIGINT NOT NULL,
	decided_on DATE NOT NULL,
	text TEXT NOT NULL,
	file_id VARCHAR(64) NOT NULL COMMENT 'in the store, sealed with the key of the ad',
	name VARCHAR(255) NOT NULL,
	mime VARCHAR(100) NOT NULL,
	size BIGINT NOT NULL,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (statement_id),
	CONSTRAINT statement_decision_statement FOREIGN KEY (statement_id) REFERENCES statement (id),
	CONSTRAINT statement_decision_user FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
