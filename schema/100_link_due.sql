-- Received in this transaction, and its first link (application/link.h, link_first) not made yet: written by the step itself, so nobody who acts with the portal's account brings one here.
CREATE TABLE application_link_due (
	application_id BIGINT NOT NULL,
	PRIMARY KEY (application_id),
	CONSTRAINT application_link_due_application FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
CREATE TRIGGER application_link_due AFTER UPDATE ON application FOR EACH ROW
	IF OLD.received_at IS NULL AND NEW.received_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM application_link l WHERE l.application_id = NEW.id)
		AND NOT EXISTS (SELECT 1 FROM applicant p JOIN account c ON c.status <> 'unused' AND (c.applicant_id = p.id OR c.email = LOWER(p.email) COLLATE utf8mb4_bin)
			WHERE p.id = NEW.applicant_id)
	THEN INSERT IGNORE INTO application_link_due (application_id) VALUES (NEW.id); END IF;
CREATE TRIGGER application_link_made AFTER INSERT ON application_link FOR EACH ROW DELETE FROM application_link_due WHERE application_id = NEW.application_id;

-- As in schema/097, but with the receipt and not within a minute of it, whose clock is that of whoever asks: to do what the receipt's
-- link does (LINK_TO_STATUS in application/link.c), for as long as the setting says.
CREATE OR REPLACE TRIGGER application_link_portal BEFORE INSERT ON application_link FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.purpose <> 'status' OR NEW.scope <> 1 + 2 + 4 + 8 + 16
		OR NEW.ends_at > UTC_TIMESTAMP() + INTERVAL COALESCE((SELECT t.value FROM setting t WHERE t.name = 'status_link_days'), 365) DAY + INTERVAL 1 MINUTE
		OR NOT EXISTS (SELECT 1 FROM application_link_due d JOIN application a ON a.id = d.application_id AND a.status = 'eingegangen' WHERE d.application_id = NEW.application_id))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the portal makes no such link to this application'; END IF;
