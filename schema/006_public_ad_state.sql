-- Counts up with every change of published ads, in the transaction of the change: the portal's workers ask for it before they read all ads anew.
CREATE TABLE public_ad_state (
	id TINYINT NOT NULL,
	version BIGINT NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
INSERT INTO public_ad_state (id, version) VALUES (1, 1);
