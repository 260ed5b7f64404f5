-- What the office wants changed goes back to the office: asking the others again is a step beside. What was public and got another text is given to the office again (PRO-05).
-- Where a model is in use; a new one has it from the seed (045_step.sql, 250_office.sql).
UPDATE process_step SET direction = 'side', label_de = 'Erneut in die Abstimmung geben', label_en = 'Give to be agreed on again'
WHERE kind = 3 AND from_status = 'anpassung_erbeten' AND to_status = 'in_abstimmung' AND direction = 'forward';

INSERT IGNORE INTO process_step (kind, from_status, to_status, right_id, direction, label_de, label_en)
SELECT 3, f.code, 'bei_personalamt', r.id, 'side', 'An das Personalamt geben', 'Give to the personnel office' FROM process_status f
JOIN base_right r ON r.code = 'OBJECT_ACTION_JOBAD_NEW' WHERE f.kind = 3 AND f.code IN ('inaktiv', 'abgelaufen')
AND EXISTS (SELECT 1 FROM process_step p WHERE p.kind = 3 AND p.to_status = 'bei_personalamt');
INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)
SELECT s.kind, s.from_status, s.to_status, g.code FROM process_step s JOIN process_guard g ON g.code IN ('office_there', 'statements')
WHERE s.kind = 3 AND s.to_status = 'bei_personalamt' AND s.from_status IN ('inaktiv', 'abgelaufen');
