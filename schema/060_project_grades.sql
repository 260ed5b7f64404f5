-- The frame of a project: which pay grades its posts may have (OBJ-02). The three standard projects of an authority differ in it; others follow their personnel office.
ALTER TABLE project
	ADD COLUMN grades ENUM('bis_14', 'ab_15', 'aerzte') NULL COMMENT 'NULL: what the personnel office is for (P34: up to A/E14; P31: from A/E15, and doctors)' AFTER personnel_office;

UPDATE project SET grades = CASE
	WHEN name LIKE '% Stellen bis A/E14' THEN 'bis_14'
	WHEN name LIKE '% Stellen ab A/E15' THEN 'ab_15'
	WHEN name LIKE '% Stellen Ärzte' THEN 'aerzte' END;
