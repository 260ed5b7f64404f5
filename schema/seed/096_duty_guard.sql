-- Guards of public-service law that ask for a reason (PRO-30, PRO-32); each can be switched off for an authority, and taken off a step. New ones come with their steps once.
SET @known = (SELECT GROUP_CONCAT(code) FROM process_guard);
INSERT IGNORE INTO process_guard (code, fixed) VALUES
	('invitation_duty', 0),
	('unfilled', 0);
INSERT IGNORE INTO process_step_guard_default (kind, from_status, to_status, guard)
SELECT kind, from_status, to_status, 'invitation_duty' FROM process_step_default
WHERE kind = 4 AND to_status = 'abgesagt' AND from_status IN ('eingegangen', 'formale_pruefung', 'vorauswahl', 'bewerbungsvergleich')
UNION ALL SELECT kind, from_status, to_status, 'invitation_duty' FROM process_step_default WHERE kind = 4
	AND (from_status, to_status) IN (('bewerbungsvergleich', 'einladung'), ('einladung', 'gespraech'), ('gespraech', 'auswahlentscheidung'))
UNION ALL SELECT kind, from_status, to_status, 'unfilled' FROM process_step_default WHERE kind = 2 AND to_status = 'abgeschlossen' AND from_status <> 'archiviert';
INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)
SELECT d.kind, d.from_status, d.to_status, d.guard FROM process_step_guard_default d JOIN process_step s ON s.kind = d.kind AND s.from_status = d.from_status AND s.to_status = d.to_status
WHERE d.guard IN ('invitation_duty', 'unfilled') AND NOT FIND_IN_SET(d.guard, IFNULL(@known, ''));
