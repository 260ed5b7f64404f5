-- The secret address of a person's calendar feed (INT-40): of its token the hash alone is kept. Whoever is away, locked or gone has none any more.
CREATE TABLE staff_calendar (
	staff_user_id BIGINT NOT NULL,
	token_hash BINARY(32) NOT NULL,
	created_at DATETIME NOT NULL,
	PRIMARY KEY (staff_user_id),
	UNIQUE KEY staff_calendar_token (token_hash),
	CONSTRAINT staff_calendar_user FOREIGN KEY (staff_user_id) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;
CREATE TRIGGER staff_calendar_ended AFTER UPDATE ON staff_user FOR EACH ROW
	BEGIN IF NEW.status <> 'active' AND OLD.status = 'active' THEN DELETE FROM staff_calendar WHERE staff_user_id = NEW.id; END IF; END;

-- What the owner of a vacancy has from a day on.
ALTER TABLE appointment_slot ADD KEY appointment_slot_vacancy_start (vacancy_id, starts_at);
