-- The guard of a letter that waits is asked when it is written, then ever more seldom; a worker asks about those alone whose turn it is.
ALTER TABLE mail_outbox
	ADD guard_at DATETIME NULL COMMENT 'not before this the guard is asked; NULL: it waits for none' AFTER guard,
	DROP KEY mail_outbox_guard,
	ADD KEY mail_outbox_guard_at (status, guard_at);
UPDATE mail_outbox SET guard_at = UTC_TIMESTAMP() WHERE guard IS NOT NULL AND status = 'waiting';
