-- How often something was tried in a window of time, for all workers together (PRT-30). Who tried it is only kept as a hash.
CREATE TABLE rate_window (
	bucket BINARY(32) NOT NULL,
	tries INT NOT NULL,
	ends_at DATETIME NOT NULL,
	PRIMARY KEY (bucket),
	KEY rate_window_ends (ends_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
