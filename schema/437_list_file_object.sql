-- Which projects, vacancies, ads and requisitions stand in a list that was made into a file: it is opened only by who still sees each of them (RET-26), as one of applications (list_file_subject).
-- Without a foreign key: what is left of a file that went is removed in parts.
CREATE TABLE list_file_object (
	list_file_id BIGINT NOT NULL,
	kind TINYINT NOT NULL COMMENT 'of the object; one file has one kind',
	object_id BIGINT NOT NULL,
	PRIMARY KEY (list_file_id, kind, object_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
