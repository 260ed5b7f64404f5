-- A mail is given up so many hours after it was tried first: however long it waited before, it is tried more than once.
ALTER TABLE mail_outbox
	ADD first_attempt_at DATETIME NULL AFTER attempts;
UPDATE mail_outbox SET first_attempt_at = created_at WHERE attempts > 0 AND status = 'waiting' AND due_at IS NULL;
