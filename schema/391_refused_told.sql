-- What was refused before its application was received is told of when that is received: while it was a draft its pages said so, then nobody did.
ALTER TABLE attachment_refused ADD COLUMN tell ENUM('surely', 'unless_replaced') NULL COMMENT 'when the application is received: always; or if no other document of its kind is there. NULL: told', ADD KEY attachment_refused_tell (tell, application_id);
UPDATE attachment_refused r JOIN application a ON a.id = r.application_id SET r.tell = 'unless_replaced' WHERE a.received_at IS NULL;
