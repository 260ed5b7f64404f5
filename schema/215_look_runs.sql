-- Badges say by shape and colour what the heads of desks say: what is active runs, what is closed is done. An administrator's choice stays.
UPDATE process_status SET look = CASE code WHEN 'aktiv' THEN 'info' ELSE 'success' END WHERE look = 'plain' AND code IN ('aktiv', 'abgeschlossen');
UPDATE process_status_default SET look = CASE code WHEN 'aktiv' THEN 'info' ELSE 'success' END WHERE look = 'plain' AND code IN ('aktiv', 'abgeschlossen');
