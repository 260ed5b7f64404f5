-- How many vacancies a project has, for whom it reaches all of them: counted in the transaction that adds, moves, deletes one. A row of its own, so that nobody waits
-- for the project's.
CREATE TABLE project_count (
	project_id BIGINT NOT NULL,
	vacancies INT NOT NULL COMMENT 'that were not deleted',
	PRIMARY KEY (project_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO project_count (project_id, vacancies) SELECT project_id, COUNT(*) FROM vacancy WHERE status <> 'geloescht' GROUP BY project_id;
CREATE TRIGGER vacancy_count_insert AFTER INSERT ON vacancy FOR EACH ROW
	INSERT INTO project_count (project_id, vacancies) VALUES (NEW.project_id, NEW.status <> 'geloescht')
	ON DUPLICATE KEY UPDATE vacancies = vacancies + (NEW.status <> 'geloescht');
CREATE TRIGGER vacancy_count_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NEW.project_id <> OLD.project_id OR (NEW.status = 'geloescht') <> (OLD.status = 'geloescht') THEN
		UPDATE project_count SET vacancies = vacancies - (OLD.status <> 'geloescht') WHERE project_id = OLD.project_id; INSERT INTO project_count (project_id, vacancies)
			VALUES (NEW.project_id, NEW.status <> 'geloescht') ON DUPLICATE KEY UPDATE vacancies = vacancies + (NEW.status <> 'geloescht'); END IF;
CREATE TRIGGER vacancy_count_delete AFTER DELETE ON vacancy FOR EACH ROW
	UPDATE project_count SET vacancies = vacancies - (OLD.status <> 'geloescht') WHERE project_id = OLD.project_id;
-- A project's vacancies, in the order they are shown in, and by who owns them.
CREATE INDEX project_name ON project (name, id);
CREATE INDEX project_changed ON project (changed_at, id);
CREATE INDEX project_status_name ON project (status, name, id);
