-- A status shows in every list under the name of the model, in a look of the model; what a removed one was called is kept for the lines of history that name it (OBJ-60).
ALTER TABLE process_status ADD COLUMN look ENUM('plain', 'quiet', 'info', 'success', 'warning', 'danger') NOT NULL DEFAULT 'plain' COMMENT 'of its badge';
ALTER TABLE process_status_default ADD COLUMN look ENUM('plain', 'quiet', 'info', 'success', 'warning', 'danger') NOT NULL DEFAULT 'plain' COMMENT 'of its badge';
UPDATE process_status SET look = CASE
	WHEN code IN ('gespeichert', 'entwurf', 'archiviert', 'abgelaufen', 'inaktiv') THEN 'quiet'
	WHEN code IN ('eingegangen', 'eingereicht', 'formale_pruefung', 'vorauswahl', 'bewerbungsvergleich', 'auswahlentscheidung', 'beteiligung_gremien', 'in_abstimmung', 'bei_personalamt') THEN 'info'
	WHEN code IN ('einladung', 'gespraech', 'einstellungsprozess', 'einstellung', 'freigegeben', 'angenommen', 'veroeffentlicht') THEN 'success'
	WHEN code IN ('email_nicht_bestaetigt', 'anpassung_erbeten', 'zurueckgegeben') THEN 'warning'
	WHEN code IN ('rechtsstreit', 'vermittlung_fehlgeschlagen') THEN 'danger'
	ELSE 'plain' END;

CREATE TABLE process_status_gone (
	kind TINYINT NOT NULL,
	code VARCHAR(30) NOT NULL,
	name_de VARCHAR(80) NOT NULL,
	name_en VARCHAR(80) NOT NULL,
	PRIMARY KEY (kind, code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE OR REPLACE SQL SECURITY DEFINER VIEW application_status AS SELECT code, position, status_group, counts, active, name_de, name_en, applicant_de, applicant_en, takes_changes, takes_files,
	stage, look FROM process_status WHERE kind = 4;
