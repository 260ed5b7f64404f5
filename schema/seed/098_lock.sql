-- What stops a status itself, whichever way it is reached (process_lock).
INSERT IGNORE INTO process_guard (code, fixed) VALUES
	('decision', 1),
	('consent', 1),
	('waiting', 0),
	('court', 1),
	('hired_first', 0),
	('rejection_sbv', 1);
DELETE FROM process_lock;
INSERT INTO process_lock (kind, to_status, guard) VALUES
	(4, 'beteiligung_gremien', 'decision'),
	(4, 'einstellungsprozess', 'decision'),
	(4, 'einstellung', 'decision'),
	(4, 'beteiligung_gremien', 'statements'),
	(4, 'einstellungsprozess', 'statements'),
	(4, 'einstellungsprozess', 'consent'),
	(4, 'einstellung', 'consent'),
	(4, 'einstellung', 'waiting'),
	(4, 'einstellung', 'court'),
	(4, 'abgesagt', 'hired_first'),
	(4, 'abgesagt', 'rejection_sbv');
