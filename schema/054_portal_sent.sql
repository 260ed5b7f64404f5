-- What was sent changes with the portal's account only by the steps and corrections the portal has (PRT-13, POR-07), whoever it is that acts with it.

CREATE TRIGGER application_portal_begins BEFORE INSERT ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.status <> 'gespeichert' OR NEW.received_at IS NOT NULL)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'in the portal an application begins as a draft'; END IF;

-- Steps of the applicant; that to anonymisiert is the system's. Without a letter to confirm the address only what is an account's is received.
CREATE TRIGGER application_portal_steps BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (
		(NEW.status <> OLD.status AND (NEW.status = 'anonymisiert'
			OR NOT EXISTS (SELECT 1 FROM application_transition t WHERE t.from_status = OLD.status AND t.to_status = NEW.status AND t.role_id = 0)
			OR (OLD.status = 'gespeichert' AND NEW.status = 'eingegangen' AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = NEW.applicant_id))))
		OR (NEW.status = OLD.status AND NEW.status_since <> OLD.status_since)
		OR (NOT NEW.received_at <=> OLD.received_at AND (OLD.received_at IS NOT NULL OR NEW.status <> 'eingegangen' OR OLD.status = 'eingegangen')))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this is no step of an applicant'; END IF;

-- At sign-in it goes along from an open visit to the next one, and to the account with the same address (account/sign_in.c, account/account.c).
CREATE TRIGGER application_portal_owner BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND OLD.status <> 'gespeichert' AND (
		(NOT NEW.portal_session_id <=> OLD.portal_session_id
			AND NOT EXISTS (SELECT 1 FROM portal_session o JOIN portal_session n ON n.id = NEW.portal_session_id AND n.id > o.id
				WHERE o.id = OLD.portal_session_id AND LEAST(o.idle_until, o.ends_at) > UTC_TIMESTAMP() - INTERVAL 1 MINUTE))
		OR (NEW.applicant_id <> OLD.applicant_id
			AND (EXISTS (SELECT 1 FROM account o WHERE o.applicant_id = OLD.applicant_id)
				OR NOT EXISTS (SELECT 1 FROM applicant p JOIN account c ON p.email = c.email COLLATE utf8mb4_german2_ci
					WHERE p.id = OLD.applicant_id AND c.applicant_id = NEW.applicant_id))))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a sent application stays its person''s'; END IF;

-- And is corrected while its status takes changes.
CREATE TRIGGER application_portal_content BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND OLD.status <> 'gespeichert' AND (
		NOT NEW.consent_version <=> OLD.consent_version OR NOT NEW.consent_at <=> OLD.consent_at
		OR ((NEW.source <> OLD.source OR NEW.severely_disabled <> OLD.severely_disabled)
			AND NOT EXISTS (SELECT 1 FROM application_status s WHERE s.code = OLD.status AND s.takes_changes)))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;

CREATE TRIGGER application_answer_portal_insert BEFORE INSERT ON application_answer FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND EXISTS (SELECT 1 FROM application a JOIN application_status s ON s.code = a.status
		WHERE a.id = NEW.application_id AND a.status <> 'gespeichert' AND s.takes_changes IS NOT TRUE)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
CREATE TRIGGER application_answer_portal_update BEFORE UPDATE ON application_answer FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.application_id <> OLD.application_id OR NEW.question <> OLD.question
		OR EXISTS (SELECT 1 FROM application a JOIN application_status s ON s.code = a.status
			WHERE a.id = OLD.application_id AND a.status <> 'gespeichert' AND s.takes_changes IS NOT TRUE))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
CREATE TRIGGER application_answer_portal_delete BEFORE DELETE ON application_answer FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND EXISTS (SELECT 1 FROM application a JOIN application_status s ON s.code = a.status
		WHERE a.id = OLD.application_id AND a.status <> 'gespeichert' AND s.takes_changes IS NOT TRUE)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;

-- The address of a person with a sent application follows that of the account, which changes by a confirmed link, and nothing else.
CREATE TRIGGER applicant_portal_address BEFORE UPDATE ON applicant FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND BINARY NEW.email <> BINARY OLD.email
		AND EXISTS (SELECT 1 FROM application a WHERE a.applicant_id = OLD.id AND a.status <> 'gespeichert')
		AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = OLD.id AND BINARY c.email = BINARY NEW.email)
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the address of a sent application changes with its account only'; END IF;
