-- Bulk actions (PRO-24): with one reason for all, of all that a list finds, and taken back as a whole.
ALTER TABLE bulk
	ADD reason TEXT NULL COMMENT 'for all of its steps; goes when it is over',
	ADD of_bulk_id BIGINT NULL COMMENT 'takes back what that one has done',
	ADD left_out INT NOT NULL DEFAULT 0 COMMENT 'found beyond what one may hold; -1: more than were counted',
	ADD KEY bulk_of (of_bulk_id, id),
	ADD CONSTRAINT bulk_of FOREIGN KEY (of_bulk_id) REFERENCES bulk (id) ON DELETE CASCADE;

-- A step that is to be taken back by the queue waits longer, and no longer than it has to.
CREATE TRIGGER application_step_until AFTER UPDATE ON application_step FOR EACH ROW
	IF NEW.until_at <> OLD.until_at AND NEW.state = 'made'
	THEN UPDATE mail_outbox SET next_attempt_at = NEW.until_at WHERE application_step_id = NEW.id AND status = 'waiting' AND attempts = 0; END IF;
