-- The blind stage of a vacancy (PRO-08): until every application has a class, raters, other seats and the department see none of them (access.h, ACCESS_ENDED: 8), but numbers, answers
-- and notes on the pages of rating. It is kept in reach like the ends, so that every page, list, count and search follows.
ALTER TABLE vacancy ADD COLUMN blind_stage ENUM('none', 'on', 'over') NOT NULL DEFAULT 'none' COMMENT 'over: every application had a class';
ALTER TABLE vacancy_reach MODIFY ended TINYINT NOT NULL DEFAULT 0 COMMENT 'bits of the ends that have come for this role in the vacancy; 8: of those who rate blindly';
CREATE OR REPLACE VIEW application_sight AS SELECT r.role_id, r.status, r.on_condition, r.ends + IF(r.role_id IN (3, 12), 8, 0) AS ends, r.may_act FROM process_status_role r
	WHERE r.kind = 4 AND r.may_see AND r.counts AND r.status NOT IN ('gespeichert', 'geloescht', 'anonymisiert');
CREATE OR REPLACE TRIGGER vacancy_reach_order_insert BEFORE INSERT ON vacancy_reach FOR EACH ROW
BEGIN DECLARE moved DATETIME; DECLARE code VARCHAR(30); DECLARE place BIGINT; DECLARE ends TINYINT; SELECT v.changed_at, v.status, v.authority_id,
	(v.closed_at IS NOT NULL) + 2 * (v.selection_fixed_at IS NOT NULL) + 4 * (v.pr_ended_at IS NOT NULL) + 8 * (v.blind_stage = 'on') INTO moved, code, place, ends
	FROM vacancy v WHERE v.id = NEW.vacancy_id LOCK IN SHARE MODE; IF ends & 1 AND EXISTS (SELECT 1 FROM vacancy_asked q
	WHERE q.vacancy_id = NEW.vacancy_id AND q.role_id = NEW.role_id LOCK IN SHARE MODE) THEN SET ends = ends - 1; END IF; SET NEW.changed_at = moved, NEW.status = code, NEW.authority_id = place, NEW.ended = ends, NEW.closed = ends & 1; END;
CREATE OR REPLACE TRIGGER vacancy_reach_order_update AFTER UPDATE ON vacancy FOR EACH ROW
	IF NOT (NEW.changed_at = OLD.changed_at AND NEW.status = OLD.status AND NEW.authority_id = OLD.authority_id AND (NEW.closed_at IS NULL) = (OLD.closed_at IS NULL)
		AND (NEW.selection_fixed_at IS NULL) = (OLD.selection_fixed_at IS NULL) AND (NEW.pr_ended_at IS NULL) = (OLD.pr_ended_at IS NULL) AND NEW.blind_stage = OLD.blind_stage) THEN
		UPDATE vacancy_reach r SET r.changed_at = NEW.changed_at, r.status = NEW.status, r.authority_id = NEW.authority_id,
			r.closed = NEW.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM vacancy_asked q WHERE q.vacancy_id = NEW.id AND q.role_id = r.role_id),
			r.ended = r.closed + 2 * (NEW.selection_fixed_at IS NOT NULL) + 4 * (NEW.pr_ended_at IS NOT NULL) + 8 * (NEW.blind_stage = 'on')
			WHERE r.vacancy_id = NEW.id; END IF;
CREATE OR REPLACE TRIGGER vacancy_asked_opens AFTER INSERT ON vacancy_asked FOR EACH ROW
	UPDATE vacancy_reach r SET r.closed = 0, r.ended = r.ended & 14 WHERE r.vacancy_id = NEW.vacancy_id AND r.role_id = NEW.role_id;
CREATE OR REPLACE TRIGGER vacancy_asked_closes AFTER DELETE ON vacancy_asked FOR EACH ROW
	UPDATE vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id SET r.closed = v.closed_at IS NOT NULL, r.ended = (r.ended & 14) + (v.closed_at IS NOT NULL)
		WHERE r.vacancy_id = OLD.vacancy_id AND r.role_id = OLD.role_id;
UPDATE access_version SET version = version + 1;
