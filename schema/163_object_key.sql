-- One key for every owner of sealed parts, whatever kind of object it is: destroying it is erasing (RET-54). Nobody but the owner of the schema reads or writes this table:
-- each account has the view of those kinds that are its business. Keys of applications and of accounts' folders move over, still wrapped as they were.
CREATE TABLE IF NOT EXISTS bms_keys.object_key (
	kind TINYINT NOT NULL COMMENT 'of history',
	object_id BIGINT NOT NULL,
	wrapped VARBINARY(64) NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (kind, object_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT IGNORE INTO bms_keys.object_key (kind, object_id, wrapped, created_at) SELECT 4, application_id, wrapped, created_at FROM bms_keys.application_key;
INSERT IGNORE INTO bms_keys.object_key (kind, object_id, wrapped, created_at) SELECT 9, account_id, wrapped, created_at FROM bms_keys.folder_key;
DROP FUNCTION application_key;
DROP FUNCTION folder_key;
DROP TABLE bms_keys.application_key, bms_keys.folder_key;
CREATE SQL SECURITY DEFINER VIEW bms_keys.application_key AS SELECT kind, object_id, wrapped, created_at FROM bms_keys.object_key WHERE kind = 4 WITH CHECK OPTION;
CREATE SQL SECURITY DEFINER VIEW bms_keys.folder_key AS SELECT kind, object_id, wrapped, created_at FROM bms_keys.object_key WHERE kind = 9 WITH CHECK OPTION;
CREATE SQL SECURITY DEFINER VIEW bms_keys.staff_key AS SELECT kind, object_id, wrapped, created_at FROM bms_keys.object_key WHERE kind NOT IN (4, 9) WITH CHECK OPTION;

-- The portal's account gets a key for a token alone: of an application as in schema/097, of an account's folder for a visit that is signed in to it, and open; others never.
CREATE FUNCTION object_key (asked_kind TINYINT, asked BIGINT, visit VARCHAR(100), link VARCHAR(100)) RETURNS VARBINARY(64) READS SQL DATA SQL SECURITY DEFINER
RETURN IF(asked_kind = 4, (
	SELECT k.wrapped FROM bms_keys.object_key k JOIN application a ON a.id = k.object_id LEFT JOIN account c ON c.applicant_id = a.applicant_id
	WHERE k.kind = 4 AND k.object_id = asked AND (
		EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256)) AND s.idle_until > UTC_TIMESTAMP() AND s.ends_at > UTC_TIMESTAMP()
			AND ((s.owner = c.id AND c.status <> 'unused')
				OR (s.id = a.portal_session_id AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused'))
				OR EXISTS (SELECT 1 FROM visit_link_open v WHERE v.portal_session_id = s.id AND v.application_id = asked AND v.closes_at > UTC_TIMESTAMP())))
		OR EXISTS (SELECT 1 FROM mail_token t WHERE t.token_hash = UNHEX(SHA2(link, 256)) AND t.application_id = a.id AND t.expires_at > UTC_TIMESTAMP()
			AND ((t.purpose = 'resume' AND a.status = 'gespeichert') OR (t.purpose = 'confirm_address' AND (a.status = 'email_nicht_bestaetigt'
				OR (a.status = 'eingegangen' AND a.received_at > UTC_TIMESTAMP() - INTERVAL 1 MINUTE))))))
), (
	SELECT k.wrapped FROM bms_keys.object_key k WHERE asked_kind = 9 AND k.kind = 9 AND k.object_id = asked
		AND EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256)) AND s.owner = asked
			AND s.idle_until > UTC_TIMESTAMP() AND s.ends_at > UTC_TIMESTAMP())
));
