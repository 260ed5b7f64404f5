-- The personnel office checks an ad before it goes public (PRO-05), and the post is reported to the employment agency (LAW-21). Steps and guards come into a model that is in use once,
-- with these guards.
SET @known = (SELECT GROUP_CONCAT(code) FROM process_guard);
INSERT IGNORE INTO process_guard (code, fixed) VALUES
	('office_there', 1),
	('released', 0),
	('early_end', 0),
	('agency_report', 0);

INSERT IGNORE INTO process_step_default (kind, from_status, to_status, right_id, reason_needed, direction, label_de, label_en)
SELECT 3, s.from_status, s.to_status, r.id, s.reason_needed, s.direction, s.label_de, s.label_en FROM (
	SELECT 'in_abstimmung' AS from_status, 'bei_personalamt' AS to_status, 0 AS reason_needed, 'forward' AS direction,
		'An das Personalamt geben' AS label_de, 'Give to the personnel office' AS label_en
	UNION ALL SELECT 'anpassung_erbeten', 'bei_personalamt', 0, 'forward', 'Erneut an das Personalamt geben', 'Give to the personnel office again'
	UNION ALL SELECT 'freigegeben', 'bei_personalamt', 0, 'side', 'Erneut prüfen lassen', 'Have it checked again'
	UNION ALL SELECT 'inaktiv', 'bei_personalamt', 0, 'side', 'An das Personalamt geben', 'Give to the personnel office'
	UNION ALL SELECT 'abgelaufen', 'bei_personalamt', 0, 'side', 'An das Personalamt geben', 'Give to the personnel office'
) s JOIN base_right r ON r.code = 'OBJECT_ACTION_JOBAD_NEW';
-- What the office answers makes these steps.
INSERT INTO process_step_default (kind, from_status, to_status, direction, label_de, label_en) VALUES
	(3, 'bei_personalamt', 'freigegeben', 'forward', 'Freigeben', 'Release'),
	(3, 'bei_personalamt', 'anpassung_erbeten', 'side', 'Vom Personalamt zurückholen', 'Take back from the personnel office');
INSERT INTO process_step_role_default (kind, from_status, to_status, role_id) VALUES
	(3, 'bei_personalamt', 'freigegeben', 0),
	(3, 'bei_personalamt', 'anpassung_erbeten', 1),
	(3, 'bei_personalamt', 'anpassung_erbeten', 2);
INSERT INTO process_step_guard_default (kind, from_status, to_status, guard)
SELECT 3, from_status, to_status, 'office_there' FROM process_step_default WHERE kind = 3 AND to_status = 'bei_personalamt'
UNION ALL SELECT 3, from_status, to_status, 'statements' FROM process_step_default WHERE kind = 3 AND to_status = 'bei_personalamt'
UNION ALL SELECT 3, from_status, to_status, 'released' FROM process_step_default WHERE kind = 3 AND to_status = 'veroeffentlicht'
UNION ALL SELECT 3, from_status, to_status, 'agency_report' FROM process_step_default WHERE kind = 3 AND to_status = 'veroeffentlicht'
UNION ALL SELECT 3, from_status, to_status, 'early_end' FROM process_step_default WHERE kind = 3 AND from_status = 'veroeffentlicht' AND to_status = 'inaktiv';

SET @new = NOT FIND_IN_SET('released', IFNULL(@known, ''));
INSERT IGNORE INTO process_step SELECT * FROM process_step_default WHERE @new AND kind = 3 AND (to_status = 'bei_personalamt' OR from_status = 'bei_personalamt');
INSERT IGNORE INTO process_step_role SELECT * FROM process_step_role_default WHERE @new AND kind = 3 AND from_status = 'bei_personalamt';
INSERT IGNORE INTO process_step_guard
SELECT d.* FROM process_step_guard_default d JOIN process_step s ON s.kind = d.kind AND s.from_status = d.from_status AND s.to_status = d.to_status
WHERE @new AND d.kind = 3 AND (d.to_status IN ('bei_personalamt', 'veroeffentlicht') OR d.guard = 'early_end');
