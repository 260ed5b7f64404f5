-- What the law stops whichever way a status is reached, also by a step of an administrator's own or by what the system does: guards of the status itself (PRO-30 to PRO-33, LAW-10 to LAW-41).
CREATE TABLE process_lock (
	kind TINYINT NOT NULL,
	to_status VARCHAR(40) NOT NULL,
	guard VARCHAR(30) NOT NULL,
	PRIMARY KEY (kind, to_status, guard),
	CONSTRAINT process_lock_guard FOREIGN KEY (guard) REFERENCES process_guard (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
