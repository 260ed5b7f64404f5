-- Statements: what somebody is asked for in a procedure (PRO-04 to PRO-11, PRO-34, LAW-10 to LAW-31), of a kind of statements.csv (seed/090_statement.sql).
CREATE TABLE statement_kind (
	code VARCHAR(30) NOT NULL,
	position SMALLINT NOT NULL,
	object VARCHAR(20) NOT NULL COMMENT 'what it is about',
	asked VARCHAR(40) NOT NULL COMMENT 'roles; A|B: whoever there is of them; A+B: all of them; ALL: everybody who has access',
	question_de VARCHAR(160) NOT NULL,
	question_en VARCHAR(160) NOT NULL,
	deadline SMALLINT NOT NULL COMMENT 'how many units',
	unit ENUM('hours', 'days', 'weeks', 'months', 'workdays') NOT NULL,
	silence VARCHAR(30) NOT NULL COMMENT 'the answer that silence means; empty: none, there is a reminder',
	law VARCHAR(10) NOT NULL,
	PRIMARY KEY (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE statement_kind_answer (
	kind VARCHAR(30) NOT NULL,
	position SMALLINT NOT NULL,
	code VARCHAR(30) NOT NULL,
	needs ENUM('', 'text', 'reason', 'ground') NOT NULL COMMENT 'ground: one of the grounds of LAW-11 and the reason',
	settles BOOLEAN NOT NULL COMMENT 'what it was asked for may go on',
	PRIMARY KEY (kind, code),
	CONSTRAINT statement_kind_answer_kind FOREIGN KEY (kind) REFERENCES statement_kind (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- The steps an open statement stops: of objects of a kind to a status.
CREATE TABLE statement_kind_block (
	kind VARCHAR(30) NOT NULL,
	object VARCHAR(20) NOT NULL,
	status VARCHAR(40) NOT NULL,
	PRIMARY KEY (kind, object, status),
	CONSTRAINT statement_kind_block_kind FOREIGN KEY (kind) REFERENCES statement_kind (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Statements asked together about one version of one thing.
CREATE TABLE statement_round (
	id BIGINT NOT NULL AUTO_INCREMENT,
	object_kind TINYINT NOT NULL COMMENT 'as in history',
	object_id BIGINT NOT NULL,
	object_version INT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	changed TEXT NULL COMMENT 'what is otherwise than in the round it replaces',
	changed_sealed BLOB NULL COMMENT 'the same about an application, with its key',
	asked_at DATETIME NOT NULL,
	asked_by BIGINT NULL COMMENT 'NULL: the system',
	PRIMARY KEY (id),
	KEY statement_round_object (object_kind, object_id, id),
	CONSTRAINT statement_round_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id),
	CONSTRAINT statement_round_asker FOREIGN KEY (asked_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TABLE statement (
	id BIGINT NOT NULL AUTO_INCREMENT,
	round_id BIGINT NOT NULL,
	kind VARCHAR(30) NOT NULL,
	measure VARCHAR(30) NOT NULL DEFAULT '' COMMENT 'LAW-12; empty: none',
	object_kind TINYINT NOT NULL,
	object_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	subject_kind ENUM('person', 'unit', 'role') NOT NULL COMMENT 'role: whoever has it on the vacancy',
	subject_id BIGINT NOT NULL COMMENT '0 for a role',
	role_id TINYINT NOT NULL,
	asked_at DATETIME NOT NULL,
	due_on DATE NOT NULL COMMENT 'the last day, in Berlin',
	due_at DATETIME NOT NULL COMMENT 'when it is over',
	remind_on DATE NULL COMMENT 'NULL: not, or it was done',
	urgent TEXT NULL COMMENT 'why the deadline is shorter than the rule says',
	state ENUM('open', 'answered', 'silent', 'withdrawn', 'replaced') NOT NULL DEFAULT 'open',
	answer VARCHAR(30) NULL COMMENT 'the one that counts; of silent ones what silence means',
	overdue_at DATETIME NULL COMMENT 'when the owner was told that nobody has answered',
	ended_at DATETIME NULL,
	replaced_by BIGINT NULL COMMENT 'the statement that was asked anew for this one, whatever has become of it',
	PRIMARY KEY (id),
	KEY statement_object (object_kind, object_id, replaced_by, id),
	KEY statement_vacancy (vacancy_id, state, id),
	KEY statement_round (round_id),
	KEY statement_state (state, id),
	CONSTRAINT statement_round FOREIGN KEY (round_id) REFERENCES statement_round (id),
	CONSTRAINT statement_kind FOREIGN KEY (kind) REFERENCES statement_kind (code),
	CONSTRAINT statement_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Answers, and questions back (without a code), which do not end a statement. Texts about an application are sealed with its key.
CREATE TABLE statement_answer (
	id BIGINT NOT NULL AUTO_INCREMENT,
	statement_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL,
	deputy_of BIGINT NULL COMMENT 'the person in whose place it was given',
	answer VARCHAR(30) NULL COMMENT 'NULL: a question back',
	ground VARCHAR(10) NULL,
	text TEXT NULL,
	text_sealed BLOB NULL,
	late BOOLEAN NOT NULL COMMENT 'after the last day',
	counts BOOLEAN NOT NULL COMMENT 'it is the answer to the statement',
	at DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY statement_answer_statement (statement_id, id),
	CONSTRAINT statement_answer_statement FOREIGN KEY (statement_id) REFERENCES statement (id),
	CONSTRAINT statement_answer_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT statement_answer_deputy FOREIGN KEY (deputy_of) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- What one subject is expected to do; the row is there as long as that is so. What somebody is to do is read from here alone, by the subjects of staff_subject.
CREATE TABLE task (
	id BIGINT NOT NULL AUTO_INCREMENT,
	subject_kind ENUM('person', 'unit', 'all') NOT NULL,
	subject_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	authority_id BIGINT NOT NULL,
	kind VARCHAR(30) NOT NULL COMMENT 'of a statement its kind',
	object_kind TINYINT NOT NULL,
	object_id BIGINT NOT NULL,
	vacancy_id BIGINT NOT NULL,
	statement_id BIGINT NULL,
	due_on DATE NULL,
	ends_at DATETIME NULL COMMENT 'from when on nobody is expected to do it any more',
	lasts BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'also without reach (PRO-34)',
	PRIMARY KEY (id),
	UNIQUE KEY task_statement (statement_id, subject_kind, subject_id),
	KEY task_subject (subject_kind, subject_id, due_on, id),
	KEY task_vacancy (vacancy_id, subject_kind, subject_id, role_id),
	CONSTRAINT task_statement FOREIGN KEY (statement_id) REFERENCES statement (id),
	CONSTRAINT task_vacancy FOREIGN KEY (vacancy_id) REFERENCES vacancy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whoever loses reach loses the tasks that came with it, and whoever gets it gets what is open, in the same transaction, whoever changes it.
CREATE TRIGGER vacancy_reach_task_delete AFTER DELETE ON vacancy_reach FOR EACH ROW DELETE FROM task WHERE vacancy_id = OLD.vacancy_id
	AND subject_kind = OLD.subject_kind AND subject_id = OLD.subject_id AND role_id = OLD.role_id AND NOT lasts
	AND NOT EXISTS (SELECT 1 FROM vacancy_reach r WHERE r.subject_kind = OLD.subject_kind AND r.subject_id = OLD.subject_id AND r.role_id = OLD.role_id
		AND r.vacancy_id = OLD.vacancy_id);
CREATE TRIGGER vacancy_reach_task_insert AFTER INSERT ON vacancy_reach FOR EACH ROW INSERT IGNORE INTO task (subject_kind, subject_id, role_id, authority_id, kind,
	object_kind, object_id, vacancy_id, statement_id, due_on, ends_at)
	SELECT NEW.subject_kind, NEW.subject_id, NEW.role_id, v.authority_id, s.kind, s.object_kind, s.object_id, s.vacancy_id, s.id, s.due_on, IF(k.silence = '', NULL, s.due_at)
	FROM statement s JOIN statement_kind k ON k.code = s.kind JOIN vacancy v ON v.id = s.vacancy_id
	WHERE s.vacancy_id = NEW.vacancy_id AND s.state = 'open' AND s.role_id = NEW.role_id AND NEW.subject_kind <> 'all'
	AND (s.subject_kind = 'role' OR s.subject_kind = NEW.subject_kind AND s.subject_id = NEW.subject_id);
CREATE TRIGGER vacancy_reach_asked_insert AFTER INSERT ON vacancy_reach FOR EACH ROW INSERT IGNORE INTO application_asked (subject_kind, subject_id, role_id, application_id)
	SELECT NEW.subject_kind, NEW.subject_id, NEW.role_id, s.object_id FROM statement s
	WHERE s.vacancy_id = NEW.vacancy_id AND s.state = 'open' AND s.role_id = NEW.role_id AND NEW.subject_kind <> 'all' AND s.object_kind = 4
	AND (s.subject_kind = 'role' OR s.subject_kind = NEW.subject_kind AND s.subject_id = NEW.subject_id);

-- Who stands in for whom for a time, in a role in an authority.
CREATE TABLE deputy (
	id BIGINT NOT NULL AUTO_INCREMENT,
	person_id BIGINT NOT NULL,
	deputy_id BIGINT NOT NULL,
	role_id TINYINT NOT NULL,
	authority_id BIGINT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL COMMENT 'the last day',
	created_at DATETIME NOT NULL,
	created_by BIGINT NOT NULL,
	PRIMARY KEY (id),
	KEY deputy_deputy (deputy_id, until_on),
	KEY deputy_person (person_id, until_on),
	CONSTRAINT deputy_person FOREIGN KEY (person_id) REFERENCES staff_user (id),
	CONSTRAINT deputy_deputy FOREIGN KEY (deputy_id) REFERENCES staff_user (id),
	CONSTRAINT deputy_authority FOREIGN KEY (authority_id) REFERENCES org_unit (id),
	CONSTRAINT deputy_creator FOREIGN KEY (created_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- One-off holidays (LAW-01, § 2 FeiertagsG), kept by administrators.
CREATE TABLE holiday_once (
	day DATE NOT NULL,
	name VARCHAR(80) NOT NULL,
	PRIMARY KEY (day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
