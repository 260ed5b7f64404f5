-- Applications that came on paper or by mail and were entered by staff (PRO-07).
CREATE TABLE application_entry (
	application_id BIGINT NOT NULL,
	way VARCHAR(10) NOT NULL COMMENT 'post, hand, email',
	came_on DATE NOT NULL COMMENT 'in Berlin',
	entered_by BIGINT NOT NULL,
	entered_at DATETIME NOT NULL,
	proved_at DATETIME NULL COMMENT 'when somebody opened a link that was mailed to the address; until then no account that was there before takes the application over',
	PRIMARY KEY (application_id),
	CONSTRAINT application_entry_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT application_entry_user FOREIGN KEY (entered_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- In the portal an address is proved once, and stays so.
CREATE TRIGGER application_entry_portal BEFORE UPDATE ON application_entry FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND OLD.proved_at IS NOT NULL
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an address is proved once'; END IF;
