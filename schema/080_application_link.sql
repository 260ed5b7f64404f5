-- Links by which somebody without an account reaches one application (POR-04, POR-07): what they let do, until when, taken back or not. The token is made from the application's key and
-- the row's nonce, so that each letter about it can name the same link and no table holds it; only its hash is kept.
CREATE TABLE application_link (
	id BIGINT NOT NULL AUTO_INCREMENT,
	application_id BIGINT NOT NULL,
	token_hash BINARY(32) NOT NULL,
	nonce BINARY(16) NOT NULL,
	address BINARY(32) NOT NULL COMMENT 'hash of nonce and the address it is mailed to: of another address it is none',
	purpose ENUM('status', 'data') NOT NULL,
	scope BIGINT NOT NULL COMMENT 'what it lets do, bits of application/link.h',
	issued_at DATETIME NOT NULL,
	ends_at DATETIME NOT NULL COMMENT 'whatever becomes of the application',
	revoked_at DATETIME NULL,
	revoked_by BIGINT NULL COMMENT 'staff user; NULL: the applicant',
	PRIMARY KEY (id),
	UNIQUE KEY application_link_token (token_hash),
	KEY application_link_application (application_id, id),
	KEY application_link_ends (ends_at),
	CONSTRAINT application_link_application FOREIGN KEY (application_id) REFERENCES application (id) ON DELETE CASCADE,
	CONSTRAINT application_link_revoked_by FOREIGN KEY (revoked_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Links opened in a visit. Whoever writes a row knows the token: the hash can be read by none of the portal.
CREATE TABLE visit_link (
	portal_session_id BIGINT NOT NULL,
	token_hash BINARY(32) NOT NULL,
	PRIMARY KEY (portal_session_id, token_hash),
	CONSTRAINT visit_link_session FOREIGN KEY (portal_session_id) REFERENCES portal_session (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Those that may still be used before closes_at: of applications that were received and are not deleted, sent to the address the person has now, and whose person has no account in use.
-- They close some days after the procedure is over for the application.
CREATE SQL SECURITY DEFINER VIEW application_link_open AS
SELECT l.id, l.application_id, l.nonce, l.purpose, l.scope, l.issued_at,
	IF(s.active, l.ends_at, LEAST(l.ends_at, a.status_since + INTERVAL (SELECT t.value FROM setting t WHERE t.name = 'status_link_days_after') DAY)) AS closes_at
FROM application_link l
JOIN application a ON a.id = l.application_id
JOIN application_status s ON s.code = a.status AND s.counts
JOIN applicant p ON p.id = a.applicant_id
WHERE l.revoked_at IS NULL AND l.address = UNHEX(SHA2(CONCAT(HEX(l.nonce), LOWER(p.email)), 256))
	AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = a.applicant_id AND c.status <> 'unused');

CREATE SQL SECURITY DEFINER VIEW visit_link_open AS
SELECT v.portal_session_id, o.id, o.application_id, o.scope, o.closes_at
FROM visit_link v
JOIN application_link l ON l.token_hash = v.token_hash
JOIN application_link_open o ON o.id = l.id;

-- Which link has this hash, for whoever knows the token.
CREATE FUNCTION application_link_of (hash BINARY(32)) RETURNS BIGINT READS SQL DATA SQL SECURITY DEFINER
RETURN (SELECT l.id FROM application_link l WHERE l.token_hash = hash);

-- As in schema/053, and: for a visit that has opened a link.
CREATE OR REPLACE FUNCTION application_key (asked BIGINT, visit VARCHAR(100), link VARCHAR(100)) RETURNS VARBINARY(64) READS SQL DATA SQL SECURITY DEFINER
RETURN (
	SELECT k.wrapped FROM bms_keys.application_key k JOIN application a ON a.id = k.application_id LEFT JOIN account c ON c.applicant_id = a.applicant_id
	WHERE k.application_id = asked AND (
		EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256)) AND s.idle_until > UTC_TIMESTAMP() AND s.ends_at > UTC_TIMESTAMP()
			AND (s.owner = c.id OR (s.id = a.portal_session_id AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused'))
				OR EXISTS (SELECT 1 FROM visit_link_open v WHERE v.portal_session_id = s.id AND v.application_id = asked AND v.closes_at > UTC_TIMESTAMP())))
		OR EXISTS (SELECT 1 FROM mail_token t WHERE t.token_hash = UNHEX(SHA2(link, 256)) AND t.application_id = a.id AND t.expires_at > UTC_TIMESTAMP()
			AND ((t.purpose = 'resume' AND a.status = 'gespeichert') OR (t.purpose = 'confirm_address' AND (a.status = 'email_nicht_bestaetigt'
				OR (a.status = 'eingegangen' AND a.received_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE))))))
);

-- The portal makes the one of the receipt; further ones the mail worker makes, so that nobody who acts with the portal's account opens applications with links of his own.
CREATE TRIGGER application_link_portal BEFORE INSERT ON application_link FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.purpose <> 'status'
		OR NOT EXISTS (SELECT 1 FROM application a WHERE a.id = NEW.application_id AND a.status = 'eingegangen')
		OR EXISTS (SELECT 1 FROM application a JOIN account c ON c.applicant_id = a.applicant_id AND c.status <> 'unused' WHERE a.id = NEW.application_id)
		OR EXISTS (SELECT 1 FROM application_link l WHERE l.application_id = NEW.application_id))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the portal makes no such link to this application'; END IF;
CREATE TRIGGER application_link_revoked BEFORE UPDATE ON application_link FOR EACH ROW
	IF OLD.revoked_at IS NOT NULL AND NOT NEW.revoked_at <=> OLD.revoked_at
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a link that was taken back stays so'; END IF;

-- Links asked for by address, and for one application by whoever has it open.
ALTER TABLE mail_request
	MODIFY kind ENUM('resume', 'forgotten', 'status_link', 'data_link') NOT NULL,
	ADD application_id BIGINT NULL COMMENT 'asked for this one, not by address';
