-- Keys only for visits that are open and links that still show something, and links only for what the portal mails: to go on with a draft, to confirm the address of what was sent.

-- As in schema/050, and: a visit that is over and a link that is over give nothing. A link to go on shows a draft; one to confirm receives the application, whose letter of receipt is
-- sealed in the same moment.
CREATE OR REPLACE FUNCTION application_key (asked BIGINT, visit VARCHAR(100), link VARCHAR(100)) RETURNS VARBINARY(64) READS SQL DATA SQL SECURITY DEFINER
RETURN (
	SELECT k.wrapped FROM bms_keys.application_key k JOIN application a ON a.id = k.application_id LEFT JOIN account c ON c.applicant_id = a.applicant_id
	WHERE k.application_id = asked AND (
		EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256)) AND s.idle_until > UTC_TIMESTAMP() AND s.ends_at > UTC_TIMESTAMP()
			AND (s.owner = c.id OR (s.id = a.portal_session_id AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused'))))
		OR EXISTS (SELECT 1 FROM mail_token t WHERE t.token_hash = UNHEX(SHA2(link, 256)) AND t.application_id = a.id AND t.expires_at > UTC_TIMESTAMP()
			AND ((t.purpose = 'resume' AND a.status = 'gespeichert') OR (t.purpose = 'confirm_address' AND (a.status = 'email_nicht_bestaetigt'
				OR (a.status = 'eingegangen' AND a.received_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE))))))
);

CREATE TRIGGER mail_token_portal BEFORE INSERT ON mail_token FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND NOT EXISTS (SELECT 1 FROM application a WHERE a.id = NEW.application_id
		AND ((NEW.purpose = 'resume' AND a.status = 'gespeichert') OR (NEW.purpose = 'confirm_address' AND a.status = 'email_nicht_bestaetigt')))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the portal mails no such link about this application'; END IF;

-- A visit that is over stays so.
CREATE TRIGGER portal_session_over BEFORE UPDATE ON portal_session FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND LEAST(OLD.idle_until, OLD.ends_at) < UTC_TIMESTAMP() - INTERVAL 1 MINUTE AND NEW.idle_until > OLD.idle_until
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this visit is over'; END IF;
