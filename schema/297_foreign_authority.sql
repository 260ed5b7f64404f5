-- Who advertises in an ad for others: an authority that is no tenant, in words (P342, PRO-06).
ALTER TABLE jobad ADD COLUMN for_authority VARCHAR(200) NULL COMMENT 'of an ad for others; NULL: the authority of its project' AFTER apply_to;
