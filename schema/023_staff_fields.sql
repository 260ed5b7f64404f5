-- What may be kept of a staff user besides name, user id, e-mail and unit (ACC-30); all optional, all from the staff import.
ALTER TABLE staff_user
	ADD COLUMN job_function VARCHAR(120) NULL,
	ADD COLUMN work_address VARCHAR(200) NULL,
	ADD COLUMN phone VARCHAR(40) NULL,
	ADD COLUMN fax VARCHAR(40) NULL,
	ADD COLUMN title VARCHAR(40) NULL,
	ADD COLUMN staff_number VARCHAR(40) NULL;
