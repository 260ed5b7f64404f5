-- Most of what a committee, a department or an office reaches is closed, and what they see of applications ends with that: what is open is read alone, and a row of reach
-- says itself which ends have come for its role (access.h, ACCESS_ENDED: 1 closed and asked for nothing, 2 the selection was fixed, 4 the works council has answered).
-- Triggers keep it, in the transaction of the change; reach that is added waits for whoever is changing the vacancy, and reads what that has left.
ALTER TABLE vacancy_reach
	ADD COLUMN ended TINYINT NOT NULL DEFAULT 0 COMMENT 'bits of the ends that have come for this role in the vacancy',
	ADD COLUMN closed TINYINT NOT NULL DEFAULT 0 COMMENT 'its first bit';
UPDATE vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id SET r.closed = v.closed_at IS NOT NULL,
	r.ended = (v.closed_at IS NOT NULL) + 2 * (v.selection_fixed_at IS NOT NULL) + 4 * (v.pr_ended_at IS NOT NULL);
UPDATE vacancy_reach r JOIN vacancy_asked q ON q.vacancy_id = r.vacancy_id AND q.role_id = r.role_id SET r.closed = 0, r.ended = r.ended & 6;
CREATE OR REPLACE TRIGGER vacancy_reach_order_insert BEFORE INSERT ON vacancy_reach FOR EACH ROW
BEGIN DECLARE moved DATETIME; DECLARE code VARCHAR(30); DECLARE place BIGINT; DECLARE ends TINYINT; SELECT v.changed_at, v.status, v.authority_id,
	(v.closed_at IS NOT NULL) + 2 * (v.selection_fixed_at IS NOT NULL) + 4 * (v.pr_ended_at IS NOT NULL) INTO moved, code, place, ends
	FROM vacancy v WHERE v.id = NEW.vacancy_id LOCK IN SHARE MODE; IF ends & 1 AND EXISTS (SELECT 1 FROM vacancy_asked q
	WHERE q.vacancy_id = NEW.vacancy_id AND q.role_id = NEW.role_id LOCK IN SHARE MODE) THEN SET ends = ends - 1; END IF; SET NEW.changed_at = moved, NEW.status = code, NEW.authority_id = place, NEW.ended = ends, NEW.closed = ends & 1; END;
CREATE OR REPLACE TRIGGER vacancy_reach_order_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NOT (NEW.changed_at = OLD.changed_at AND NEW.status = OLD.status AND NEW.authority_id = OLD.authority_id AND (NEW.closed_at IS NULL) = (OLD.closed_at IS NULL)
		AND (NEW.selection_fixed_at IS NULL) = (OLD.selection_fixed_at IS NULL) AND (NEW.pr_ended_at IS NULL) = (OLD.pr_ended_at IS NULL)) THEN
		UPDATE vacancy_reach r SET r.changed_at = NEW.changed_at, r.status = NEW.status, r.authority_id = NEW.authority_id,
			r.closed = NEW.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vacancy_asked q WHERE q.vacancy_id = NEW.id AND q.role_id = r.role_id),
			r.ended = r.closed + 2 * (NEW.selection_fixed_at IS NOT NULL) + 4 * (NEW.pr_ended_at IS NOT NULL)
			WHERE r.vacancy_id = NEW.id; END IF;
CREATE TRIGGER vacancy_asked_opens AFTER INSERT ON vacancy_asked FOR EACH ROW
	UPDATE vacancy_reach r SET r.closed = 0, r.ended = r.ended & 6 WHERE r.vacancy_id = NEW.vacancy_id AND r.role_id = NEW.role_id;
CREATE TRIGGER vacancy_asked_closes AFTER DELETE ON vacancy_asked FOR EACH ROW
	UPDATE vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id SET r.closed = v.closed_at IS NOT NULL, r.ended = (r.ended & 6) + (v.closed_at IS NOT NULL)
		WHERE r.vacancy_id = OLD.vacancy_id AND r.role_id = OLD.role_id;
CREATE INDEX vacancy_reach_open ON vacancy_reach (subject_kind, subject_id, role_id, via, closed, vacancy_id, ended);
