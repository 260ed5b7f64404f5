-- Lists of applications are read in their order, place by place, and end with the page (access/places.h): what is listed stands apart from the archive and from what
-- nobody sees, so that nothing is passed over by the thousand.
ALTER TABLE application
	ADD COLUMN listed TINYINT NOT NULL DEFAULT 0 COMMENT '1: in the lists; 2: in the archive; 0: in none; follows the status';
UPDATE application SET listed = CASE WHEN status = 'archiviert' THEN 2 WHEN status IN ('gespeichert', 'geloescht', 'anonymisiert') THEN 0 ELSE 1 END;
CREATE TRIGGER application_listed_insert BEFORE INSERT ON application FOR EACH ROW
	SET NEW.listed = CASE WHEN NEW.status = 'archiviert' THEN 2 WHEN NEW.status IN ('gespeichert', 'geloescht', 'anonymisiert') THEN 0 ELSE 1 END;
CREATE TRIGGER application_listed_update BEFORE UPDATE ON application FOR EACH ROW
	SET NEW.listed = CASE WHEN NEW.status = 'archiviert' THEN 2 WHEN NEW.status IN ('gespeichert', 'geloescht', 'anonymisiert') THEN 0 ELSE 1 END;
CREATE INDEX application_place_seen ON application (authority_id, at_rest, listed, received_at, id, status, vacancy_id);
CREATE INDEX application_place_number ON application (authority_id, at_rest, listed, number, id, status, vacancy_id);
-- Of whoever reaches everything.
CREATE INDEX application_listed_seen ON application (listed, received_at, id, status, vacancy_id);
CREATE INDEX application_listed_number ON application (listed, number, id, status, vacancy_id);
CREATE INDEX application_status_seen ON application (status, received_at, id, vacancy_id);
