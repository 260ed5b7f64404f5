-- Whether the representation of the severely disabled may take part is asked (LAW-20), so both delivered forms have a second version; its questions are in seed/061_form_sbv.sql.
INSERT INTO form_version (id, form_code, version, created_at) VALUES (3, 'bewerbung', 2, '2026-11-29 08:00:00'), (4, 'kurz', 2, '2026-11-29 08:00:00');

-- Which role was told of an application's arrival (PRO-07), and whether as one of a severely disabled person (LAW-20): each is told once.
CREATE TABLE received_told (
	application_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	severe BOOLEAN NOT NULL,
	told_at DATETIME NOT NULL,
	PRIMARY KEY (application_id, role_id),
	CONSTRAINT received_told_application FOREIGN KEY (application_id) REFERENCES application (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- As in 193_waiting_step.sql; the refusal is content as the mark is.
CREATE OR REPLACE TRIGGER application_portal_content BEFORE UPDATE ON application FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND OLD.status <> 'gespeichert' AND (
		NOT NEW.consent_version <=> OLD.consent_version OR NOT NEW.consent_at <=> OLD.consent_at
		OR ((NEW.source <> OLD.source OR NEW.severely_disabled <> OLD.severely_disabled OR NEW.sbv_refused <> OLD.sbv_refused)
			AND NOT EXISTS (SELECT 1 FROM application_told a JOIN application_status s ON s.code = a.status WHERE a.application_id = OLD.id AND s.takes_changes)))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this application takes no changes'; END IF;
