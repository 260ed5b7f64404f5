-- Who is mailed figures on the procedures of a project once a month (PRO-21): counts and durations, no persons.
CREATE TABLE project_manager (
	project_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	PRIMARY KEY (project_id, staff_user_id),
	KEY project_manager_user (staff_user_id),
	CONSTRAINT project_manager_project FOREIGN KEY (project_id) REFERENCES project (id),
	CONSTRAINT project_manager_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
ALTER TABLE project ADD COLUMN figures_on DATE NULL COMMENT 'begin of the month in which figures were sent last';
