-- A procedure that is over is opened again by an administrator, with a reason; its ends stay ends (OBJ-62, ACC-16). A legal dispute is recorded and ended with a reason. As seed/040_status.sql,
-- where a model is in use already.
INSERT IGNORE INTO process_step (kind, from_status, to_status, right_id, reason_needed, direction, label_de, label_en)
SELECT 2, s.code, 'aktiv', r.id, 1, 'side', 'Wiedereröffnen', 'Reopen' FROM process_status s JOIN base_right r ON r.code = 'OBJECT_ACTION_VACANCY_EDIT'
WHERE s.kind = 2 AND s.code IN ('abgeschlossen', 'rechtsstreit_beendet') AND EXISTS (SELECT 1 FROM process_step p WHERE p.kind = 2);
INSERT IGNORE INTO process_step_role (kind, from_status, to_status, role_id)
SELECT p.kind, p.from_status, p.to_status, 1 FROM process_step p WHERE p.kind = 2 AND p.from_status IN ('abgeschlossen', 'rechtsstreit_beendet') AND p.to_status = 'aktiv';
UPDATE process_step SET reason_needed = 1 WHERE kind = 2 AND to_status IN ('rechtsstreit', 'rechtsstreit_beendet');
