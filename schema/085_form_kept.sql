-- What was typed into a form that could not be taken, sealed with the key of the visit, for the page that the browser is led to: two hours at most, and gone with the visit.
CREATE TABLE backend_form_kept (
	id BIGINT NOT NULL AUTO_INCREMENT,
	session_id BIGINT NOT NULL,
	code BINARY(8) NOT NULL COMMENT 'begin of the nonces of the form''s tokens',
	made_at DATETIME NOT NULL,
	sealed MEDIUMBLOB NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY backend_form_kept_code (session_id, code),
	KEY backend_form_kept_made (made_at),
	CONSTRAINT backend_form_kept_session FOREIGN KEY (session_id) REFERENCES backend_session (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE portal_form_kept (
	id BIGINT NOT NULL AUTO_INCREMENT,
	session_id BIGINT NOT NULL,
	code BINARY(8) NOT NULL COMMENT 'begin of the nonces of the form''s tokens',
	made_at DATETIME NOT NULL,
	sealed MEDIUMBLOB NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY portal_form_kept_code (session_id, code),
	KEY portal_form_kept_made (made_at),
	CONSTRAINT portal_form_kept_session FOREIGN KEY (session_id) REFERENCES portal_session (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
