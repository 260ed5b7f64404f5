-- Nothing goes public while a proposal of a mobile employee is undecided (PRO-05). The guard comes with its steps once.
SET @known = (SELECT GROUP_CONCAT(code) FROM process_guard);
INSERT IGNORE INTO process_guard (code, fixed) VALUES
	('proposals', 0);
INSERT INTO process_step_guard_default (kind, from_status, to_status, guard)
SELECT 3, from_status, to_status, 'proposals' FROM process_step_default WHERE kind = 3 AND to_status = 'veroeffentlicht';
INSERT IGNORE INTO process_step_guard
SELECT d.* FROM process_step_guard_default d JOIN process_step s ON s.kind = d.kind AND s.from_status = d.from_status AND s.to_status = d.to_status
WHERE d.guard = 'proposals' AND NOT FIND_IN_SET('proposals', IFNULL(@known, ''));
