-- A letter that waits is stopped where the application ends, is kept back or goes, by whichever step and account; also when it was tried in vain, but not while it is being sent. One that is printed waits likewise.
ALTER TABLE mail_outbox
	MODIFY status ENUM('waiting', 'sent', 'given_up', 'print', 'taken_back', 'stopped') NOT NULL DEFAULT 'waiting'
		COMMENT 'print: goes by post; taken_back: by staff while it waited; stopped: the application ended, was withdrawn or kept back while it waited',
	ADD sending BOOLEAN NOT NULL DEFAULT 0 COMMENT 'a worker has it; who is killed leaves this until it is taken anew' AFTER first_attempt_at,
	ADD by_post BOOLEAN NOT NULL DEFAULT 0 COMMENT 'there is no address: when it may go it is printed' AFTER guard_at;
CREATE OR REPLACE TRIGGER application_letters AFTER UPDATE ON application FOR EACH ROW
	IF NEW.status <> OLD.status AND (NEW.status = 'eingeschraenkt'
		OR NOT EXISTS (SELECT 1 FROM application_status s WHERE s.code = NEW.status AND s.counts AND s.active))
	THEN UPDATE mail_outbox SET status = 'stopped' WHERE application_id = NEW.id AND writer_id IS NOT NULL AND status = 'waiting' AND NOT sending; END IF;
