-- What an authority says in its letters to applicants (OBJ-15): its signature, when and where it is visited, notes. Where a letter has {insert …}, that of the authority stands, else that of all.
CREATE TABLE letter_insert (
	id BIGINT NOT NULL AUTO_INCREMENT,
	kind ENUM('signature', 'visit', 'notes') NOT NULL,
	unit_id BIGINT NOT NULL COMMENT 'authority; 0: all of them',
	text_de TEXT NOT NULL COMMENT 'Markdown with placeholders',
	text_en TEXT NOT NULL,
	version INT NOT NULL DEFAULT 1,
	changed_at DATETIME NOT NULL,
	changed_by BIGINT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY letter_insert_kind_unit (kind, unit_id),
	CONSTRAINT letter_insert_changed_by FOREIGN KEY (changed_by) REFERENCES staff_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_german2_ci;

-- Those of an application's authority and of all: the portal's account reads no tables of the staff.
CREATE SQL SECURITY DEFINER VIEW application_insert AS
SELECT a.id AS application_id, i.kind, i.unit_id, i.text_de, i.text_en
FROM application a
JOIN vacancy v ON v.id = a.vacancy_id
JOIN letter_insert i ON i.unit_id IN (0, v.authority_id);
