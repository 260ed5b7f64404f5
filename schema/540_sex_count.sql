-- What applicants said, voluntarily, of their sex for the statistics (LAW-32). A row names no application: its token follows from the key of one alone, and what stands in it is sealed with that key, together with the steps it was counted in. It goes with the application's end, and with its key nobody can tell any more whose it was.
CREATE TABLE sex_answer (
	token BINARY(32) NOT NULL COMMENT 'made from the key of the application',
	sealed VARBINARY(80) NOT NULL COMMENT 'all of one length',
	PRIMARY KEY (token)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- How many of them came how far, by the year of the step.
CREATE TABLE sex_count (
	jobad_id BIGINT NOT NULL,
	year SMALLINT NOT NULL,
	step ENUM('received', 'invited', 'hired') NOT NULL,
	sex ENUM('female', 'male', 'diverse') NOT NULL,
	people INT NOT NULL,
	PRIMARY KEY (jobad_id, year, step, sex),
	KEY sex_count_year (year, jobad_id),
	CONSTRAINT sex_count_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
