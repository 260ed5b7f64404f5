-- Feeds, the API, the file for the employment agency and the internal portal (INT-60, POR-01, ACC-20).

-- When published ads changed last: Last-Modified of lists.
ALTER TABLE public_ad_state ADD COLUMN changed_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP;

-- Ads that stand in the newest file for the employment agency: what is missing in the next one is withdrawn there.
CREATE TABLE ba_ad (
	number VARCHAR(16) CHARACTER SET ascii NOT NULL,
	run BIGINT NOT NULL COMMENT 'seconds since the epoch of the file it was in last',
	PRIMARY KEY (number),
	KEY ba_ad_run (run)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Who writes an application on the internal portal, as the single sign-on said: only until the application was compared with the staff.
CREATE TABLE bias_staff (
	application_id BIGINT NOT NULL,
	user_id VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as in staff_user',
	PRIMARY KEY (application_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
