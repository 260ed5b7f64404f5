-- Severely disabled applicants who are not invited because suitability is obviously lacking (LAW-22): why, said once and kept as long as the application.
CREATE TABLE invitation_waiver (
	application_id BIGINT NOT NULL,
	reason VARCHAR(1000) NOT NULL,
	waived_at DATETIME NOT NULL,
	waived_by BIGINT NOT NULL,
	PRIMARY KEY (application_id),
	CONSTRAINT invitation_waiver_application FOREIGN KEY (application_id) REFERENCES application (id),
	CONSTRAINT invitation_waiver_user FOREIGN KEY (waived_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Whether there is one in a vacancy whose invitation is not decided on.
CREATE INDEX application_invitation ON application (vacancy_id, severely_disabled, status);

-- Others are invited, and talked with, when that is decided; where the model has been changed the step of an authority's own has no guard.
INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)
SELECT kind, from_status, to_status, 'invitation_duty' FROM process_step WHERE kind = 4 AND to_status IN ('einladung', 'gespraech', 'auswahlentscheidung')
	AND from_status IN ('bewerbungsvergleich', 'einladung', 'gespraech') AND EXISTS (SELECT 1 FROM process_guard WHERE code = 'invitation_duty')
	AND NOT (from_status = 'gespraech' AND to_status = 'einladung');
