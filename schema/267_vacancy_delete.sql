-- A vacancy that nothing is beneath can be deleted (RET-41), where a model without these steps is in use already (seed/040_status.sql, 045_step.sql).
INSERT IGNORE INTO process_guard (code, fixed) VALUES ('nothing_below', 1);
INSERT IGNORE INTO process_step (kind, from_status, to_status, right_id, direction, label_de, label_en)
SELECT 2, s.from_status, 'geloescht', r.id, 'end', s.label_de, s.label_en FROM (
	SELECT 'entwurf' AS from_status, 'Verwerfen' AS label_de, 'Throw away' AS label_en
	UNION ALL SELECT 'inaktiv', 'Löschen', 'Delete'
) s JOIN base_right r ON r.code = 'OBJECT_ACTION_VACANCY_EDIT'
JOIN process_status f ON f.kind = 2 AND f.code = s.from_status JOIN process_status t ON t.kind = 2 AND t.code = 'geloescht'
WHERE EXISTS (SELECT 1 FROM process_step p WHERE p.kind = 2);
INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)
SELECT p.kind, p.from_status, p.to_status, 'nothing_below' FROM process_step p WHERE p.kind = 2 AND p.to_status = 'geloescht';
