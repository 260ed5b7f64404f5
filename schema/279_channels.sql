-- Where an ad appears besides the portals (OBJ-05): in the file for the employment agency, in feeds and for search engines that look for posts.
ALTER TABLE jobad
	ADD COLUMN agency ENUM('yes', 'no') NOT NULL DEFAULT 'yes' COMMENT 'in the file for the employment agency',
	ADD COLUMN feeds ENUM('yes', 'no') NOT NULL DEFAULT 'yes' COMMENT 'in the Atom feed, and as JobPosting of schema.org';
ALTER TABLE public_ad
	ADD COLUMN agency BOOLEAN NOT NULL DEFAULT TRUE,
	ADD COLUMN feeds BOOLEAN NOT NULL DEFAULT TRUE;
