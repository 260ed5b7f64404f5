-- The steps that open statements stop (statements.csv, process/process.h). No authority switches this off: consent, objection and hearing are the law's.
INSERT IGNORE INTO process_guard (code, fixed) VALUES
	('statements', 1);
INSERT IGNORE INTO process_step_guard_default (kind, from_status, to_status, guard)
SELECT DISTINCT s.kind, s.from_status, s.to_status, 'statements' FROM process_step_default s JOIN statement_kind_block b ON b.status = s.to_status
AND (b.object = 'jobad' AND s.kind = 3 OR b.object = 'application' AND s.kind = 4);
INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)
SELECT DISTINCT s.kind, s.from_status, s.to_status, 'statements' FROM process_step s JOIN statement_kind_block b ON b.status = s.to_status
AND (b.object = 'jobad' AND s.kind = 3 OR b.object = 'application' AND s.kind = 4);
