-- The entry for calendars of a mail about no application; of others it is sealed with the rest.
ALTER TABLE mail_outbox
	ADD body_calendar MEDIUMTEXT NULL AFTER body_html;
