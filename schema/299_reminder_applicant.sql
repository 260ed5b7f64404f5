-- Reminders to applicants (OBJ-14): mailed to the person on their day, by the nightly run.
ALTER TABLE reminder MODIFY COLUMN subject_kind ENUM('person', 'role', 'applicant') NOT NULL COMMENT 'role: whoever has it on the vacancy; applicant: mailed on its day';
