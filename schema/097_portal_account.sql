-- What the portal's database account may not do, whoever it is that acts with it: give itself keys by accounts and links it makes. It signs people in, so it can still bring an account
-- into use; no table can tell a password that was checked from one that was not.

-- As in schema/080, and: an account that was never used owns nothing yet.
CREATE OR REPLACE FUNCTION application_key (asked BIGINT, visit VARCHAR(100), link VARCHAR(100)) RETURNS VARBINARY(64) READS SQL DATA SQL SECURITY DEFINER
RETURN (
	SELECT k.wrapped FROM bms_keys.application_key k JOIN application a ON a.id = k.application_id LEFT JOIN account c ON c.applicant_id = a.applicant_id
	WHERE k.application_id = asked AND (
		EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256)) AND s.idle_until > UTC_TIMESTAMP() AND s.ends_at > UTC_TIMESTAMP()
			AND ((s.owner = c.id AND c.status <> 'unused')
				OR (s.id = a.portal_session_id AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused'))
				OR EXISTS (SELECT 1 FROM visit_link_open v WHERE v.portal_session_id = s.id AND v.application_id = asked AND v.closes_at > UTC_TIMESTAMP())))
		OR EXISTS (SELECT 1 FROM mail_token t WHERE t.token_hash = UNHEX(SHA2(link, 256)) AND t.application_id = a.id AND t.expires_at > UTC_TIMESTAMP()
			AND ((t.purpose = 'resume' AND a.status = 'gespeichert') OR (t.purpose = 'confirm_address' AND (a.status = 'email_nicht_bestaetigt'
				OR (a.status = 'eingegangen' AND a.received_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE))))))
);

-- An account begins unused, at the address of its person; it comes into use at the first sign-in, and again with a consent
-- when only its validity was over.
CREATE TRIGGER account_portal_begins BEFORE INSERT ON account FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.status <> 'unused'
		OR NOT EXISTS (SELECT 1 FROM applicant p WHERE p.id = NEW.applicant_id AND p.email = NEW.email COLLATE utf8mb4_german2_ci))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'in the portal an account begins unused, at the address of its person'; END IF;
CREATE TRIGGER account_portal_steps BEFORE UPDATE ON account FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND NEW.status <> OLD.status
		AND NOT (NEW.status = 'active' AND (OLD.status = 'unused' OR OLD.deactivated_reason = 'expired'))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the portal brings an account into use and does nothing else to it'; END IF;

-- As in schema/080, and: in the minute of the receipt, to do what the receipt's link does (LINK_TO_STATUS in application/link.c), for as long as the setting says.
CREATE OR REPLACE TRIGGER application_link_portal BEFORE INSERT ON application_link FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.purpose <> 'status' OR NEW.scope <> 1 + 2 + 4 + 8 + 16
		OR NEW.ends_at > UTC_TIMESTAMP() + INTERVAL COALESCE((SELECT t.value FROM setting t WHERE t.name = 'status_link_days'), 365) DAY + INTERVAL 1 MINUTE
		OR NOT EXISTS (SELECT 1 FROM application a WHERE a.id = NEW.application_id AND a.status = 'eingegangen'
			AND a.received_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE)
		OR EXISTS (SELECT 1 FROM application a JOIN account c ON c.applicant_id = a.applicant_id AND c.status <> 'unused' WHERE a.id = NEW.application_id)
		OR EXISTS (SELECT 1 FROM application_link l WHERE l.application_id = NEW.application_id))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the portal makes no such link to this application'; END IF;
CREATE TRIGGER application_link_portal_revokes BEFORE UPDATE ON application_link FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND NEW.revoked_by IS NOT NULL AND NOT NEW.revoked_by <=> OLD.revoked_by
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'nobody of staff takes a link back in the portal'; END IF;
