-- Attachments of drafts: these the portal's account may remove and give another type, those of sent applications stay whoever it is that acts with it.
CREATE SQL SECURITY DEFINER VIEW draft_attachment AS
SELECT id, application_id, type
FROM attachment
WHERE application_id IN (SELECT id FROM application WHERE status = 'gespeichert');

-- And nothing that was sent becomes a draft again.
CREATE TRIGGER application_stays_sent BEFORE UPDATE ON application FOR EACH ROW
	IF NEW.status = 'gespeichert' AND OLD.status <> 'gespeichert' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a sent application does not become a draft again'; END IF;
