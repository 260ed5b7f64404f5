-- Settings with their delivered values.
INSERT IGNORE INTO setting (name, value) VALUES
	('group_unused_days', '180'),
	('privacy_notice_version', '2026-11'),
	('address_confirmation_hours', '504'),
	('upload_max_files', '10'),
	('upload_max_bytes', '10485760'),
	('import_max_wrong_percent', '5'),
	('import_max_missing_percent', '10'),
	('import_max_megabytes', '64');
