-- What was typed into other forms of a page than the one that was sent, sealed, until the page that follows shows it again.
ALTER TABLE backend_session ADD COLUMN beside MEDIUMBLOB NULL;
ALTER TABLE portal_session ADD COLUMN beside MEDIUMBLOB NULL;
