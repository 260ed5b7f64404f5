-- A project's vacancies by their numbers, too.
CREATE INDEX vacancy_project_id ON vacancy (project_id, id);
