-- Questions applicants ask about an application that was received (POR-07): sealed with the application's key, so they are gone with it.
CREATE TABLE application_question (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	sealed BLOB NOT NULL,
	asked_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY application_question_application (application_id, id),
	CONSTRAINT application_question_application FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- That one was asked is told to staff by the mail worker: the portal knows none of them.
ALTER TABLE mail_request
	MODIFY kind ENUM('resume', 'forgotten', 'status_link', 'data_link', 'question') NOT NULL;
