-- What the portal's account may do with history, audit and keys of applications (PRT-01 to PRT-03, RET-54).

-- Lines of visitors are written without the house's key: `mark` is their seal by the portal's own key, until the house puts its own in `hash` and takes the mark away. In a chain
-- such lines stand at the end only: whoever of the house adds to it seals them first, the job seal-history does it every second.
ALTER TABLE history
	MODIFY hash BINARY(32) NULL,
	ADD mark BINARY(32) NULL COMMENT 'seal of a line of a visitor that waits for the house''s; beside a hash: it did not fit when the house sealed',
	ADD KEY history_open (mark (1));
ALTER TABLE audit
	MODIFY hash BINARY(32) NULL,
	ADD mark BINARY(32) NULL COMMENT 'as in history',
	ADD KEY audit_open (mark (1));

-- All that can be written with the portal's account: lines of visitors, about applications (4) and accounts (9), waiting to be sealed.
CREATE SQL SECURITY DEFINER VIEW history_visitor AS
SELECT object_kind, object_id, actor_kind, actor_id, seq, at, action, detail, mark
FROM history
WHERE actor_kind = 'visitor' AND actor_id = 0 AND object_kind IN (4, 9) AND hash IS NULL AND mark IS NOT NULL
WITH CHECK OPTION;
CREATE SQL SECURITY DEFINER VIEW audit_visitor AS
SELECT object_kind, object_id, actor_kind, actor_id, seq, at, action, detail, mark
FROM audit
WHERE actor_kind = 'visitor' AND actor_id = 0 AND hash IS NULL AND mark IS NOT NULL
WITH CHECK OPTION;

-- All that it reads of the two tables: where a chain ends.
CREATE SQL SECURITY DEFINER VIEW history_visitor_end AS
SELECT object_kind, object_id, seq
FROM history
WHERE object_kind IN (4, 9);
CREATE SQL SECURITY DEFINER VIEW audit_visitor_end AS
SELECT seq
FROM audit
WHERE actor_kind = 'visitor' AND actor_id = 0;

-- Lines that wait: the house may give them their hash, once, and change nothing else.
CREATE SQL SECURITY DEFINER VIEW history_open AS
SELECT id, object_kind, object_id, hash, mark
FROM history
WHERE mark IS NOT NULL AND hash IS NULL;
CREATE SQL SECURITY DEFINER VIEW audit_open AS
SELECT id, actor_kind, actor_id, hash, mark
FROM audit
WHERE mark IS NOT NULL AND hash IS NULL;

-- The wrapped key of an application for whoever holds the token of its visit, of a visit of its account's owner, or of a link mailed about it; NULL for others. The tokens themselves:
-- tables hold only their hashes, so nobody gets a key by reading them. Which applications are a visit's own: as in application/own.c.
CREATE FUNCTION application_key (asked BIGINT, visit VARCHAR(100), link VARCHAR(100)) RETURNS VARBINARY(64) READS SQL DATA SQL SECURITY DEFINER
RETURN (
	SELECT k.wrapped FROM bms_keys.application_key k JOIN application a ON a.id = k.application_id LEFT JOIN account c ON c.applicant_id = a.applicant_id
	WHERE k.application_id = asked AND (
		EXISTS (SELECT 1 FROM portal_session s WHERE s.token_hash = UNHEX(SHA2(visit, 256))
			AND (s.owner = c.id OR (s.id = a.portal_session_id AND (a.received_at IS NULL OR c.id IS NULL OR c.status = 'unused'))))
		OR EXISTS (SELECT 1 FROM mail_token t WHERE t.token_hash = UNHEX(SHA2(link, 256)) AND t.application_id = a.id))
);
