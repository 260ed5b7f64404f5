-- Projects, vacancies, job ads and who reaches them (OBJ-02, OBJ-04, OBJ-05, ACC-11).

CREATE TABLE project (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	name VARCHAR(200) NOT NULL,
	authority_id BIGINT NOT NULL,
	parent_id BIGINT NULL,
	personnel_office ENUM('P31', 'P34') NOT NULL COMMENT 'projects take P31 or P34 people, not both',
	responsible_id BIGINT NOT NULL,
	status ENUM('aktiv', 'inaktiv') NOT NULL DEFAULT 'aktiv',
	created_at DATETIME NOT NULL,
	created_by BIGINT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY project_number (number),
	KEY project_authority (authority_id),
	CONSTRAINT project_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT project_parent FOREIGN KEY (parent_id) REFERENCES project (id),
	CONSTRAINT project_responsible FOREIGN KEY (responsible_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Who is assigned to a project, in which role (RECRUITER, P31, P34).
CREATE TABLE project_member (
	project_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	PRIMARY KEY (project_id, role_id, staff_user_id),
	KEY project_member_user (staff_user_id),
	CONSTRAINT project_member_project FOREIGN KEY (project_id) REFERENCES project (id),
	CONSTRAINT project_member_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT project_member_role FOREIGN KEY (role_id) REFERENCES base_role (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE project_reach (
	subject_kind ENUM('person', 'unit', 'all') NOT NULL,
	subject_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	project_id BIGINT NOT NULL,
	via ENUM('project', 'admin') NOT NULL,
	PRIMARY KEY (subject_kind, subject_id, role_id, project_id, via),
	KEY project_reach_project (project_id),
	CONSTRAINT project_reach_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE vacancy (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	project_id BIGINT NOT NULL,
	authority_id BIGINT NOT NULL COMMENT 'always the authority of the project (ACC-14)',
	unit_id BIGINT NULL COMMENT 'sub-unit or location of the authority',
	owner_id BIGINT NOT NULL,
	title VARCHAR(200) NOT NULL,
	post_number VARCHAR(40) NULL,
	post_kind VARCHAR(20) NOT NULL COMMENT 'entry kind: training, trainee, professional, executive',
	field VARCHAR(20) NOT NULL COMMENT 'field of work',
	pay_grade VARCHAR(10) NOT NULL,
	working_time ENUM('full', 'part', 'both') NOT NULL,
	hours VARCHAR(20) NULL COMMENT 'hours a week, as people write them',
	limited_until DATE NULL COMMENT 'NULL: unlimited',
	posts SMALLINT NOT NULL DEFAULT 1,
	starts_on DATE NULL,
	tasks TEXT NULL,
	requirements TEXT NULL,
	status ENUM('entwurf', 'aktiv', 'inaktiv', 'abgeschlossen', 'rechtsstreit', 'rechtsstreit_beendet', 'geloescht') NOT NULL DEFAULT 'entwurf',
	applications INT NOT NULL DEFAULT 0 COMMENT 'counter: applications that were sent and confirmed',
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	created_by BIGINT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY vacancy_number (number),
	KEY vacancy_project (project_id, changed_at),
	CONSTRAINT vacancy_project FOREIGN KEY (project_id) REFERENCES project (id),
	CONSTRAINT vacancy_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT vacancy_unit FOREIGN KEY (unit_id) REFERENCES org_unit (id),
	CONSTRAINT vacancy_owner FOREIGN KEY (owner_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- People chosen for a vacancy: department persons, lectors, information recipients.
CREATE TABLE vacancy_person (
	vacancy_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	PRIMARY KEY (vacancy_id, role_id, staff_user_id),
	KEY vacancy_person_user (staff_user_id),
	CONSTRAINT vacancy_person_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_person_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Committees and the PSB group chosen for a vacancy.
CREATE TABLE vacancy_unit (
	vacancy_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	org_unit_id BIGINT NOT NULL,
	PRIMARY KEY (vacancy_id, role_id, org_unit_id),
	KEY vacancy_unit_unit (org_unit_id),
	CONSTRAINT vacancy_unit_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT vacancy_unit_unit FOREIGN KEY (org_unit_id) REFERENCES org_unit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE vacancy_reach (
	subject_kind ENUM('person', 'unit', 'all') NOT NULL,
	subject_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	via ENUM('project', 'vacancy', 'committee', 'admin') NOT NULL,
	PRIMARY KEY (subject_kind, subject_id, role_id, vacancy_id, via),
	KEY vacancy_reach_vacancy (vacancy_id),
	CONSTRAINT vacancy_reach_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE jobad (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	vacancy_id BIGINT NOT NULL,
	audience ENUM('internal', 'external', 'both') NOT NULL,
	title VARCHAR(200) NOT NULL,
	teaser VARCHAR(300) NOT NULL,
	about_us TEXT NULL COMMENT 'this and the following: Markdown',
	tasks TEXT NULL,
	mandatory TEXT NULL,
	desirable TEXT NULL,
	offer TEXT NULL,
	contact TEXT NULL,
	notes TEXT NULL,
	valid_from DATE NULL,
	valid_to DATE NULL,
	status ENUM('entwurf', 'in_abstimmung', 'bei_personalamt', 'anpassung_erbeten', 'freigegeben', 'veroeffentlicht', 'abgelaufen', 'inaktiv', 'abgeschlossen', 'geloescht') NOT NULL DEFAULT 'entwurf',
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	created_by BIGINT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY jobad_number (number),
	KEY jobad_vacancy (vacancy_id),
	CONSTRAINT jobad_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Which role sees a job ad in which status (ACC-11); data, adaptable by the administrator.
CREATE TABLE jobad_status_role (
	role_id TINYINT NOT NULL,
	status ENUM('entwurf', 'in_abstimmung', 'bei_personalamt', 'anpassung_erbeten', 'freigegeben', 'veroeffentlicht', 'abgelaufen', 'inaktiv', 'abgeschlossen', 'geloescht') NOT NULL,
	may_see BOOLEAN NOT NULL,
	may_act BOOLEAN NOT NULL,
	PRIMARY KEY (role_id, status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- "IT" and "in" are English stop words, but words people search for here; an index keeps the choice it was made with.
SET SESSION innodb_ft_enable_stopword = OFF;

-- What the portals show: one row per published ad, written when it is published and removed when it is withdrawn. The portal's database
-- account reads this and not the tables of the staff. Texts are HTML made from Markdown by a safe renderer at publication.
CREATE TABLE public_ad (
	id BIGINT NOT NULL COMMENT 'the job ad',
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	vacancy_id BIGINT NOT NULL,
	external BOOLEAN NOT NULL COMMENT 'shown on the external portal; the internal one shows all',
	title VARCHAR(200) NOT NULL,
	slug VARCHAR(60) CHARACTER SET ascii NOT NULL,
	teaser VARCHAR(300) NOT NULL,
	authority_id BIGINT NOT NULL,
	authority VARCHAR(200) NOT NULL,
	unit VARCHAR(200) NULL,
	field VARCHAR(20) NOT NULL,
	post_kind VARCHAR(20) NOT NULL,
	pay_grade VARCHAR(10) NOT NULL,
	level VARCHAR(12) NOT NULL COMMENT 'career level of the grade, for the facet',
	working_time ENUM('full', 'part', 'both') NOT NULL,
	hours VARCHAR(20) NULL,
	limited BOOLEAN NOT NULL,
	limited_until DATE NULL,
	posts SMALLINT NOT NULL,
	starts_on DATE NULL,
	street VARCHAR(120) NULL,
	postcode VARCHAR(10) NULL,
	town VARCHAR(80) NOT NULL,
	about_us_html MEDIUMTEXT NULL,
	tasks_html MEDIUMTEXT NULL,
	mandatory_html MEDIUMTEXT NULL,
	desirable_html MEDIUMTEXT NULL,
	offer_html MEDIUMTEXT NULL,
	contact_html MEDIUMTEXT NULL,
	notes_html MEDIUMTEXT NULL,
	text MEDIUMTEXT NOT NULL COMMENT 'plain words of all sections, for search and JobPosting',
	valid_from DATE NOT NULL,
	valid_to DATE NOT NULL,
	published_at DATETIME NOT NULL,
	changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'set by the database alone: tells workers that what they remember of the ad is old',
	PRIMARY KEY (id),
	UNIQUE KEY public_ad_number (number),
	-- The external portal's list in its order, with all its filters and facets: read without touching the ads themselves.
	KEY public_ad_list (external, published_at, id, valid_from, valid_to, authority_id, field, level, post_kind, working_time, limited, town, changed_at),
	KEY public_ad_authority (authority_id, authority),
	FULLTEXT KEY public_ad_words (title, text, authority, town)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Numbers of ads that were public once, so that their address can say that they are gone (410).
CREATE TABLE public_ad_gone (
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	external BOOLEAN NOT NULL COMMENT 'was on the external portal',
	title VARCHAR(200) NOT NULL,
	field VARCHAR(20) NOT NULL,
	gone_at DATETIME NOT NULL,
	PRIMARY KEY (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
