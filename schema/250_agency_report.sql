-- The report of a post to the employment agency (LAW-21, § 165 SGB IX): done with day, way and proof, or why it is not done. What was said last counts, the others stay.
CREATE TABLE agency_report (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	kind ENUM('reported', 'waived') NOT NULL,
	reported_on DATE NULL COMMENT 'NULL: it is not reported',
	way ENUM('file', 'online', 'mail', 'phone') NULL COMMENT 'NULL: it is not reported',
	note TEXT NOT NULL COMMENT 'what proves it, or why it is not reported',
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY agency_report_vacancy (vacancy_id, id),
	CONSTRAINT agency_report_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT agency_report_creator FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
