-- The applicant's own area (POR-07, POR-11, PRT-11): bookmarks, the course of an application in the applicant's words, consent taken back.

-- A guest's bookmarks belong to the visit and go with it; at sign-in they become the account's.
CREATE TABLE bookmark (
	id BIGINT NOT NULL AUTO_INCREMENT,
	account_id BIGINT NULL,
	portal_session_id BIGINT NULL,
	ad_number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	title VARCHAR(200) NOT NULL COMMENT 'as it was public, for ads that are not any more',
	created_at DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY bookmark_account (account_id, ad_number),
	UNIQUE KEY bookmark_session (portal_session_id, ad_number),
	CONSTRAINT bookmark_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	CONSTRAINT bookmark_session FOREIGN KEY (portal_session_id) REFERENCES portal_session (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Steps of an application without the people who made them: all of the history that the portal's account reads.
CREATE SQL SECURITY DEFINER VIEW application_timeline AS
SELECT object_id AS application_id, seq, at, detail AS step
FROM history
WHERE object_kind = 4 AND action = 'status';

-- Consent to an application taken back (PRT-11): an administrator sets it to Direktanonymisierung (RET-02), which ends the row's waiting.
CREATE TABLE consent_withdrawal (
	application_id BIGINT NOT NULL,
	at DATETIME NOT NULL,
	done_at DATETIME NULL,
	done_by BIGINT NULL,
	PRIMARY KEY (application_id),
	KEY consent_withdrawal_waiting (done_at, at),
	CONSTRAINT consent_withdrawal_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- What the applicant may still do in a status after sending: correct the answers until selection begins (PRT-13), hand in documents until the decision (POR-07).
ALTER TABLE application_status
	ADD takes_changes BOOLEAN NULL,
	ADD takes_files BOOLEAN NULL;
