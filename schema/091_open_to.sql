-- Whom a post especially welcomes, as its recruiter says: people who come from another occupation, people who return after time for their family. A filter of
-- the portals, and two of the doors of their start page.
ALTER TABLE jobad
	ADD COLUMN open_to ENUM('none', 'change', 'return', 'both') NOT NULL DEFAULT 'none' AFTER audience;
ALTER TABLE public_ad
	ADD COLUMN open_to ENUM('none', 'change', 'return', 'both') NOT NULL DEFAULT 'none' AFTER limited;

-- What an ad that is gone was like, so that its page can offer others like it.
ALTER TABLE public_ad_gone
	ADD COLUMN post_kind VARCHAR(20) NULL,
	ADD COLUMN level VARCHAR(12) NULL,
	ADD COLUMN town VARCHAR(80) NULL;
