-- What staff corrected of an application, and why (BAK-10): the values before and after, sealed with the application's key, so that they go with it.
CREATE TABLE application_correction (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	made_at DATETIME NOT NULL,
	question VARCHAR(40) NOT NULL,
	before_sealed BLOB NULL,
	after_sealed BLOB NULL,
	reason_sealed BLOB NOT NULL,
	PRIMARY KEY (id),
	KEY application_correction_application (application_id, id),
	CONSTRAINT application_correction_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT application_correction_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
