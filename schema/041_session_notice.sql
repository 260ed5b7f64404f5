-- What has just been done, for the page that a saved form leads to: said once, and never taken from the address.
ALTER TABLE backend_session ADD COLUMN notice VARCHAR(600) NULL COMMENT 'time, digest of the page, key, fields that others changed';
ALTER TABLE portal_session ADD COLUMN notice VARCHAR(600) NULL COMMENT 'time, digest of the page, key, fields that others changed';
