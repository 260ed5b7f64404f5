-- Lists of those who reach everything are read in their order: the newest first, as many as a page shows.
CREATE INDEX vacancy_seen ON vacancy (changed_at, id);
CREATE INDEX application_seen ON application (received_at, id);
