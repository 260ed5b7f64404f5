-- When an application was read, by which role and for which step, as its applicant may know (PRT-70): a day, no hour and nobody.
CREATE TABLE application_read (
	application_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	status VARCHAR(30) NOT NULL COMMENT 'as she was told of it then',
	day DATE NOT NULL COMMENT 'in Berlin',
	PRIMARY KEY (application_id, role_id, status, day),
	CONSTRAINT application_read_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
