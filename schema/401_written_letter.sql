-- Letters that staff write to applicants (BAK-09): each lies in the outbox, sealed with the application's key, until it may go; one without an address is printed.
ALTER TABLE mail_outbox
	MODIFY status ENUM('waiting', 'sent', 'given_up', 'print', 'taken_back', 'stopped') NOT NULL DEFAULT 'waiting'
		COMMENT 'print: goes by post; taken_back: by staff while it waited; stopped: the applicant withdrew while it waited',
	ADD writer_id BIGINT NULL COMMENT 'who wrote it by hand',
	ADD bulk_id BIGINT NULL COMMENT 'the bulk action it was written with',
	ADD due_at DATETIME NULL COMMENT 'the time its writer has set',
	ADD guard VARCHAR(40) NULL COMMENT 'it waits until this guard stops nothing; NULL: for none, or it has',
	ADD returned_at DATETIME NULL COMMENT 'marked by hand: it came back',
	ADD KEY mail_outbox_guard (guard, id),
	ADD KEY mail_outbox_bulk (bulk_id, status);

-- What a bulk action writes; the texts go when it is over.
CREATE TABLE written_letter (
	bulk_id BIGINT NOT NULL,
	template VARCHAR(40) NOT NULL,
	subject_de VARCHAR(200) NULL,
	body_de TEXT NULL,
	subject_en VARCHAR(200) NULL COMMENT 'NULL: everybody gets the German text',
	body_en TEXT NULL,
	last_day DATE NULL,
	points TEXT NULL COMMENT 'lines that {each lines} repeats',
	send ENUM('now', 'time', 'guard') NOT NULL,
	due_at DATETIME NULL,
	guard VARCHAR(40) NULL,
	PRIMARY KEY (bulk_id),
	CONSTRAINT written_letter_bulk FOREIGN KEY (bulk_id) REFERENCES bulk (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whoever has withdrawn gets none of what still waits, whichever account the step was made by.
CREATE TRIGGER application_letters AFTER UPDATE ON application FOR EACH ROW
	IF NEW.status = 'bewerber_zieht_zurueck' AND OLD.status <> NEW.status
	THEN UPDATE mail_outbox SET status = 'stopped' WHERE application_id = NEW.id AND writer_id IS NOT NULL AND status = 'waiting' AND attempts = 0; END IF;
