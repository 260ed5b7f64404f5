-- What the classes of a vacancy's ranking said before they were changed after the first rating, and why (LAW-40); what was added then, as it was added.
CREATE TABLE ranking_former (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	done ENUM('added', 'changed', 'removed') NOT NULL,
	letter CHAR(1) NOT NULL,
	name VARCHAR(80) NOT NULL,
	meaning VARCHAR(300) NULL,
	reason VARCHAR(300) NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY ranking_former_vacancy (vacancy_id, id),
	CONSTRAINT ranking_former_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT ranking_former_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
