-- Settings of vacancies with their delivered values. grade_checked: no lets every project have posts of every grade (OBJ-02).
INSERT IGNORE INTO setting (name, value) VALUES
	('grade_checked', 'yes');
