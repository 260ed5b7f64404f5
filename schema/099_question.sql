-- Questions come with the portal's account only to what was received and whose procedure goes on (POR-07), whoever it is that acts with it.
CREATE TRIGGER application_question_portal BEFORE INSERT ON application_question FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND NOT EXISTS (SELECT 1 FROM application a JOIN application_status s ON s.code = a.status AND s.active
		WHERE a.id = NEW.application_id AND a.received_at IS NOT NULL)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nothing is asked about this application'; END IF;
