-- The letters to applicants: which wait when a step of staff causes them (PRO-24). Whatever confirms, invites, changes an appointment or starts the clock of a law goes at once, and so does a
-- letter that is not named here.
	('account_deleted', 0),
	('account_email_changed', 0),
	('account_email_confirm', 0),
	('account_email_notice', 0),
	('account_exists', 0),
	('account_forgotten', 0),
	('account_password', 0),
	('account_unused', 0),
	('account_validity', 0),
	('alert_confirm', 0),
	('alert_new_ads', 0),
	('already_applied', 0),
	('answer', 0),
	('confirm_address', 0),
	('data_link', 0),
	('draft_link', 0),
	('draft_reminder', 0),
	('received', 0),
	('rejected', 1),
	('rejected_hiring', 1),
	('rejected_interview', 1),
	('rejected_selection', 1),
	('status_link', 0),
	('withdrawn', 0);
INSERT INTO mail_template (code, waits, audience, about_application, by_hand, sent, position) VALUES
ON DUPLICATE KEY UPDATE audience = VALUES(audience), about_application = VALUES(about_application), by_hand = VALUES(by_hand), sent = VALUES(sent), position = VALUES(position);
