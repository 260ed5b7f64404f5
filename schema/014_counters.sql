-- Lists for one person as index ranges: in which authorities a subject reaches vacancies, and the authority on what is listed.

-- In which authorities does a subject reach vacancies, in a role? A list looks there, in the order it shows, and asks for reach of what it finds: a row too
-- much costs time, one too little hides something (`bmsctl check`). Not for administrators ('all'), who look everywhere.
CREATE TABLE reach_authority (
	subject_kind ENUM('person', 'unit', 'all') NOT NULL,
	subject_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	via ENUM('project', 'vacancy', 'committee', 'admin') NOT NULL,
	authority_id BIGINT NOT NULL,
	vacancies INT NOT NULL COMMENT 'about how many: few are looked at one by one',
	PRIMARY KEY (subject_kind, subject_id, role_id, via, authority_id),
	KEY reach_authority_authority (authority_id),
	CONSTRAINT reach_authority_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

INSERT INTO reach_authority (subject_kind, subject_id, role_id, via, authority_id, vacancies)
SELECT r.subject_kind, r.subject_id, r.role_id, r.via, v.authority_id, COUNT(*) FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id
WHERE r.subject_kind <> 'all' GROUP BY r.subject_kind, r.subject_id, r.role_id, r.via, v.authority_id;

-- The authority follows the vacancy by the foreign key; of an application it is known from the moment it counts.
ALTER TABLE vacancy ADD UNIQUE KEY vacancy_place (id, authority_id);
CREATE INDEX vacancy_authority_new ON vacancy (authority_id, changed_at);
CREATE INDEX vacancy_authority_status ON vacancy (authority_id, status, changed_at);

ALTER TABLE jobad ADD COLUMN authority_id BIGINT NULL COMMENT 'of the vacancy';
UPDATE jobad j JOIN vacancy v ON v.id = j.vacancy_id SET j.authority_id = v.authority_id;
CREATE INDEX jobad_authority_new ON jobad (authority_id, changed_at);
CREATE INDEX jobad_authority_status ON jobad (authority_id, status, changed_at);
CREATE INDEX jobad_place ON jobad (vacancy_id, authority_id);
ALTER TABLE jobad ADD CONSTRAINT jobad_place FOREIGN KEY (vacancy_id, authority_id) REFERENCES vacancy (id, authority_id) ON UPDATE CASCADE;

ALTER TABLE application ADD COLUMN authority_id BIGINT NULL COMMENT 'of the vacancy; NULL while a draft';
UPDATE application a JOIN vacancy v ON v.id = a.vacancy_id JOIN application_status s ON s.code = a.status AND s.counts SET a.authority_id = v.authority_id;
CREATE INDEX application_authority_status ON application (authority_id, status, received_at);
CREATE INDEX application_authority_severe ON application (authority_id, severely_disabled, status, received_at);
CREATE INDEX application_authority_new ON application (authority_id, severely_disabled, received_at);
CREATE INDEX application_place ON application (vacancy_id, authority_id);
ALTER TABLE application ADD CONSTRAINT application_place FOREIGN KEY (vacancy_id, authority_id) REFERENCES vacancy (id, authority_id) ON UPDATE CASCADE;

-- Counts the changes of what workers keep (access/tables.h): rights, who sees which status, widgets.
CREATE TABLE access_version (
	id TINYINT NOT NULL,
	version BIGINT NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

INSERT INTO access_version (id, version) VALUES (1, 1);
