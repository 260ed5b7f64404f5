-- Procedures of an authority that are identical and run at the same time: one invitation of a severely disabled person suffices for them (§ 165 SGB IX, LAW-22). Linked by recruiters with a reason; in force while it is not ended and both run.
CREATE TABLE vacancy_identical (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL COMMENT 'the lower of the two',
	other_id BIGINT NOT NULL,
	reason VARCHAR(1000) NOT NULL,
	linked_at DATETIME NOT NULL,
	linked_by BIGINT NOT NULL,
	ended_at DATETIME NULL,
	ended_by BIGINT NULL,
	live BIGINT AS (IF(ended_at IS NULL, other_id, NULL)) PERSISTENT,
	PRIMARY KEY (id),
	UNIQUE KEY vacancy_identical_live (vacancy_id, live),
	KEY vacancy_identical_other (other_id, vacancy_id),
	CONSTRAINT vacancy_identical_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_identical_other FOREIGN KEY (other_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_identical_linker FOREIGN KEY (linked_by) REFERENCES staff_user (id),
	CONSTRAINT vacancy_identical_ender FOREIGN KEY (ended_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
