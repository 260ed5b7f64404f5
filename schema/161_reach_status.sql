-- The status that reach keeps of its vacancy is any of the model (160_process.sql).
ALTER TABLE vacancy_reach
	MODIFY status VARCHAR(30) NOT NULL DEFAULT 'entwurf';
