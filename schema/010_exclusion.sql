-- Bias (ACC-20): who is kept out of a vacancy, its ads and applications, whatever gives them reach.

CREATE TABLE vacancy_exclusion (
	vacancy_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	application_id BIGINT NULL COMMENT 'found by the system: the own application; NULL: reported',
	reason VARCHAR(1000) NOT NULL COMMENT 'for administrators only; empty when the system found it',
	excluded_at DATETIME NOT NULL,
	excluded_by BIGINT NULL COMMENT 'NULL: the system',
	PRIMARY KEY (vacancy_id, staff_user_id),
	KEY vacancy_exclusion_user (staff_user_id),
	CONSTRAINT vacancy_exclusion_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_exclusion_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Exclusions that were lifted, with what was known of them.
CREATE TABLE vacancy_exclusion_lifted (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	reason VARCHAR(1000) NOT NULL,
	excluded_at DATETIME NOT NULL,
	excluded_by BIGINT NULL,
	lift_reason VARCHAR(1000) NOT NULL,
	lifted_at DATETIME NOT NULL,
	lifted_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY vacancy_exclusion_lifted_vacancy (vacancy_id, id),
	CONSTRAINT vacancy_exclusion_lifted_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_exclusion_lifted_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Applications that have arrived and were not yet compared with the staff: the portal's account may add, and cannot read staff itself.
CREATE TABLE bias_check (
	application_id BIGINT NOT NULL,
	PRIMARY KEY (application_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE INDEX IF NOT EXISTS staff_user_email ON staff_user (email);
