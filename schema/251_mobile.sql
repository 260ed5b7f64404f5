-- Mobile employees (PRO-05): members of staff who may not stay in their job, kept by the personnel office that is in charge of their grade, and proposed for vacancies. Why somebody is
-- mobile is never kept. Who it is, and what she wishes, is sealed with a key of its own, which goes 180 days after the end (RET-22).
CREATE TABLE mobile (
	id BIGINT NOT NULL AUTO_INCREMENT,
	office_role TINYINT NOT NULL COMMENT 'P31 or P34, by the grade',
	authority_id BIGINT NOT NULL COMMENT 'where the person is employed',
	surname BLOB NULL COMMENT 'this and the following: sealed; NULL: erased',
	first_name BLOB NULL,
	email BLOB NULL,
	wishes BLOB NULL COMMENT 'sealed; NULL: none, or erased',
	pay_grade VARCHAR(20) NOT NULL,
	field VARCHAR(20) NOT NULL,
	town VARCHAR(80) NULL COMMENT 'where the person would like to work; NULL: anywhere',
	since_on DATE NOT NULL COMMENT 'mobile since',
	status ENUM('open', 'placed', 'ended', 'erased') NOT NULL DEFAULT 'open',
	status_at DATETIME NOT NULL,
	version INT NOT NULL DEFAULT 1,
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY mobile_office (authority_id, office_role, status, since_on, id),
	KEY mobile_status (status, status_at, id),
	CONSTRAINT mobile_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT mobile_creator FOREIGN KEY (created_by) REFERENCES staff_user (id),
	CONSTRAINT mobile_changer FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- A proposal for a vacancy is an application like any other, made from the register; the person may be proposed for several.
CREATE TABLE mobile_proposal (
	application_id BIGINT NOT NULL,
	mobile_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	jobad_id BIGINT NOT NULL,
	state ENUM('open', 'placed', 'failed') NOT NULL DEFAULT 'open',
	proposed_at DATETIME NOT NULL,
	proposed_by BIGINT NOT NULL,
	decided_at DATETIME NULL,
	PRIMARY KEY (application_id),
	KEY mobile_proposal_mobile (mobile_id, application_id),
	KEY mobile_proposal_vacancy (vacancy_id, state),
	CONSTRAINT mobile_proposal_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT mobile_proposal_mobile FOREIGN KEY (mobile_id) REFERENCES mobile (id),
	CONSTRAINT mobile_proposal_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT mobile_proposal_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id),
	CONSTRAINT mobile_proposal_proposer FOREIGN KEY (proposed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Where the table of rights is in use already; a new one is filled by seed/010_rights.sql.
INSERT INTO base_right (id, code, object, name_de, name_en)
SELECT n.id, n.code, 'jobad', n.name_de, n.name_en FROM (
	SELECT 56 AS id, 'MOBILE_REGISTER' AS code, 'Mobile Beschäftigte führen und vorschlagen' AS name_de, 'Keep and propose mobile employees' AS name_en
) n WHERE EXISTS (SELECT 1 FROM base_role_right);
INSERT INTO base_role_right (role_id, right_id)
SELECT b.id, r.id FROM base_role b JOIN base_right r ON r.id = 56 AND b.id IN (1, 5, 6);
UPDATE access_version SET version = version + 1;
