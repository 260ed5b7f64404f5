-- A requisition has a requirement profile, too (OBJ-03); accepting it carries it over into the vacancy.
ALTER TABLE requirement
	DROP FOREIGN KEY requirement_vacancy,
	DROP KEY requirement_vacancy,
	ADD COLUMN object_kind TINYINT NOT NULL DEFAULT 2 COMMENT 'as in history: vacancy or requisition' AFTER id,
	CHANGE vacancy_id object_id BIGINT NOT NULL,
	ADD KEY requirement_object (object_kind, object_id, position, id);
ALTER TABLE requirement ALTER COLUMN object_kind DROP DEFAULT;

-- What the requirements of a vacancy said before they were changed after the first rating, and why (LAW-40); what was added then, as it was added.
CREATE TABLE requirement_former (
	id BIGINT NOT NULL AUTO_INCREMENT,
	vacancy_id BIGINT NOT NULL,
	done ENUM('added', 'changed', 'removed') NOT NULL,
	text VARCHAR(500) NOT NULL,
	kind ENUM('mandatory', 'desirable') NOT NULL,
	weight TINYINT NOT NULL COMMENT '1 to 5',
	scale ENUM('yes_no', 'points') NOT NULL,
	proof ENUM('documents', 'application', 'appraisal', 'interview', 'exercise') NOT NULL,
	reason VARCHAR(300) NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY requirement_former_vacancy (vacancy_id, id),
	CONSTRAINT requirement_former_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT requirement_former_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
