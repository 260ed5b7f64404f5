-- Which published ads have changed, in the order of public_ad_state.version: the writer of the search index reads from its base's version on
-- and removes what a new base holds. The search itself reads the index alone, so the full-text index of the table is not needed any more.
CREATE TABLE public_ad_change (
	version BIGINT NOT NULL,
	ad_id BIGINT NOT NULL COMMENT 'published, changed or withdrawn',
	PRIMARY KEY (version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
ALTER TABLE public_ad DROP KEY public_ad_words;
