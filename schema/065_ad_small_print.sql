-- What stands in most ads alike (about us, offer, notes) is not what people search for: kept apart from the words that say what the post is.
ALTER TABLE public_ad
	ADD COLUMN small_print MEDIUMTEXT NOT NULL DEFAULT '' COMMENT 'plain words of about us, offer and notes, for search' AFTER text,
	MODIFY COLUMN text MEDIUMTEXT NOT NULL COMMENT 'plain words of teaser, tasks and requirements, for search';
