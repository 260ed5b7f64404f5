-- What a lector proposes is a task of whoever recruits for the vacancy (PRO-04), also of those who get reach while it waits; what became of the last one is told to its author.
CREATE TABLE jobad_proposal_decision (
	jobad_id BIGINT NOT NULL,
	staff_user_id BIGINT NOT NULL COMMENT 'who had proposed',
	taken INT NOT NULL COMMENT 'how many changes were taken',
	changes INT NOT NULL COMMENT 'of how many',
	decided_at DATETIME NOT NULL,
	decided_by BIGINT NOT NULL,
	PRIMARY KEY (jobad_id, staff_user_id),
	CONSTRAINT jobad_proposal_decision_jobad FOREIGN KEY (jobad_id) REFERENCES jobad (id),
	CONSTRAINT jobad_proposal_decision_author FOREIGN KEY (staff_user_id) REFERENCES staff_user (id),
	CONSTRAINT jobad_proposal_decision_decider FOREIGN KEY (decided_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

CREATE TRIGGER vacancy_reach_proposal_insert AFTER INSERT ON vacancy_reach FOR EACH ROW INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind, object_kind,
	object_id, vacancy_id)
	SELECT NEW.subject_kind, NEW.subject_id, NEW.role_id, j.authority_id, 'jobad_proposed', 3, j.id, j.vacancy_id FROM jobad j
	WHERE NEW.role_id = 2 AND NEW.subject_kind = 'person' AND j.vacancy_id = NEW.vacancy_id AND EXISTS (SELECT 1 FROM jobad_proposal p WHERE p.jobad_id = j.id)
	AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = j.vacancy_id AND t.subject_kind = 'person' AND t.subject_id = NEW.subject_id AND t.kind = 'jobad_proposed'
		AND t.object_kind = 3 AND t.object_id = j.id);
