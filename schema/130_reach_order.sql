-- Lists of vacancies are read where a person reaches them, in the list's order, and end with the page: a row of reach says of its vacancy what lists are ordered and
-- filtered by. Triggers keep it equal, in the transaction of the change, whoever writes.
ALTER TABLE vacancy_reach
	ADD COLUMN changed_at DATETIME NOT NULL DEFAULT '1970-01-01' COMMENT 'this and the following: of the vacancy',
	ADD COLUMN status ENUM('entwurf', 'aktiv', 'inaktiv', 'abgeschlossen', 'rechtsstreit', 'rechtsstreit_beendet', 'geloescht') NOT NULL DEFAULT 'entwurf',
	ADD COLUMN authority_id BIGINT NOT NULL DEFAULT 0;
UPDATE vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id SET r.changed_at = v.changed_at, r.status = v.status, r.authority_id = v.authority_id;
CREATE TRIGGER vacancy_reach_order_insert BEFORE INSERT ON vacancy_reach FOR EACH ROW
	SET NEW.changed_at = (SELECT v.changed_at FROM vacancy v WHERE v.id = NEW.vacancy_id), NEW.status = (SELECT v.status FROM vacancy v WHERE v.id = NEW.vacancy_id),
		NEW.authority_id = (SELECT v.authority_id FROM vacancy v WHERE v.id = NEW.vacancy_id);
CREATE TRIGGER vacancy_reach_order_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NOT (NEW.changed_at = OLD.changed_at AND NEW.status = OLD.status AND NEW.authority_id = OLD.authority_id) THEN
		UPDATE vacancy_reach SET changed_at = NEW.changed_at, status = NEW.status, authority_id = NEW.authority_id WHERE vacancy_id = NEW.id; END IF;
CREATE INDEX vacancy_reach_seen ON vacancy_reach (subject_kind, subject_id, role_id, via, changed_at, vacancy_id, status);
CREATE INDEX vacancy_reach_status ON vacancy_reach (subject_kind, subject_id, role_id, via, status, changed_at, vacancy_id);
CREATE INDEX vacancy_reach_authority ON vacancy_reach (subject_kind, subject_id, role_id, via, authority_id, changed_at, vacancy_id, status);

-- How many job ads of a vacancy there are, by their statuses, is told without reading them.
CREATE INDEX jobad_vacancy_status ON jobad (vacancy_id, status);
