-- A visit goes on under a new token when a link is opened (account/sign_in.c): the links opened before go along from an open visit to a later one of the same person, and nowhere else.
CREATE TRIGGER visit_link_portal BEFORE UPDATE ON visit_link FOR EACH ROW
	IF USER() LIKE 'bms\_portal@%' AND (NEW.token_hash <> OLD.token_hash
		OR NOT EXISTS (SELECT 1 FROM portal_session o JOIN portal_session n ON n.id = NEW.portal_session_id AND n.id > o.id AND n.owner = o.owner
			WHERE o.id = OLD.portal_session_id AND LEAST(o.idle_until, o.ends_at) > UTC_TIMESTAMP() - INTERVAL 1 MINUTE))
	THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an opened link stays with its visit'; END IF;
