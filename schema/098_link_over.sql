-- A link that was over stays so, whatever step or change comes later (POR-04): the end is written into it once, when it comes.

-- With the procedure: a step from active to not active. Later steps begin nothing anew, and back to active takes a new link.
CREATE TRIGGER application_link_over AFTER UPDATE ON application FOR EACH ROW
	IF NEW.status <> OLD.status AND EXISTS (SELECT 1 FROM application_status f, application_status t
		WHERE f.code = OLD.status AND f.active AND t.code = NEW.status AND NOT t.active)
	THEN UPDATE application_link l SET l.ends_at = LEAST(l.ends_at, NEW.status_since
		+ INTERVAL COALESCE((SELECT s.value FROM setting s WHERE s.name = 'status_link_days_after'), 30) DAY) WHERE l.application_id = NEW.id; END IF;

-- With an account in use that has the application or takes it over, and with the address it was mailed to.
CREATE TRIGGER application_link_adopted AFTER UPDATE ON application FOR EACH ROW
	IF NEW.applicant_id <> OLD.applicant_id
	THEN UPDATE application_link l SET l.revoked_at = UTC_TIMESTAMP() WHERE l.application_id = NEW.id AND l.revoked_at IS NULL; END IF;
CREATE TRIGGER application_link_account AFTER UPDATE ON account FOR EACH ROW
	IF OLD.status = 'unused' AND NEW.status <> 'unused'
	THEN UPDATE application_link l JOIN application a ON a.id = l.application_id SET l.revoked_at = UTC_TIMESTAMP()
		WHERE a.applicant_id = NEW.applicant_id AND l.revoked_at IS NULL; END IF;
CREATE TRIGGER application_link_address AFTER UPDATE ON applicant FOR EACH ROW
	IF LOWER(NEW.email) <> LOWER(OLD.email)
	THEN UPDATE application_link l JOIN application a ON a.id = l.application_id SET l.revoked_at = UTC_TIMESTAMP()
		WHERE a.applicant_id = NEW.id AND l.revoked_at IS NULL; END IF;

-- What was over before this file.
UPDATE application_link l JOIN application a ON a.id = l.application_id JOIN application_status s ON s.code = a.status AND NOT s.active
SET l.ends_at = LEAST(l.ends_at, COALESCE((SELECT t.at FROM application_timeline t
	JOIN application_status f ON f.code = SUBSTRING_INDEX(t.step, '>', 1) AND f.active
	JOIN application_status o ON o.code = SUBSTRING_INDEX(t.step, '>', -1) AND NOT o.active
	WHERE t.application_id = a.id ORDER BY t.seq DESC LIMIT 1), a.status_since) + INTERVAL COALESCE((SELECT s.value FROM setting s WHERE s.name = 'status_link_days_after'), 30) DAY);
UPDATE application_link l JOIN application a ON a.id = l.application_id JOIN account c ON c.applicant_id = a.applicant_id AND c.status <> 'unused'
SET l.revoked_at = UTC_TIMESTAMP() WHERE l.revoked_at IS NULL;
