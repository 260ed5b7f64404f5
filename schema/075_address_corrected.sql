-- The address of a person with a sent application follows that of the account, which changes by a confirmed link; a guest's may be corrected until it is confirmed, and then nothing but
-- this one application, which nobody has received yet, goes with it.
CREATE OR REPLACE TRIGGER applicant_portal_address BEFORE UPDATE ON applicant FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND BINARY NEW.email <> BINARY OLD.email
		AND EXISTS (SELECT 1 FROM application a WHERE a.applicant_id = OLD.id AND a.status NOT IN ('gespeichert', 'email_nicht_bestaetigt'))
		AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = OLD.id AND BINARY c.email = BINARY NEW.email)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the address of a sent application changes with its account only'; END IF;
