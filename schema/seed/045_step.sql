-- Where the delivered steps lead, and what is written on their buttons (PRO-20). from_status '': from every status but
-- that in which processing is restricted, from where an application goes back to what it was. A step back leads to the side.
UPDATE process_step_default d JOIN process_status_default f ON f.kind = d.kind AND f.code = d.from_status JOIN process_status_default t ON t.kind = d.kind AND t.code = d.to_status
SET d.direction = 'side', d.label_de = IF(t.position < f.position, CONCAT('Zurück zu „', t.name_de, '“'), ''), d.label_en = IF(t.position < f.position, CONCAT('Back to “', t.name_en, '”'), '');

UPDATE process_step_default d JOIN (
	SELECT 0 AS kind, '' AS from_status, '' AS to_status, '' AS direction, '' AS label_de, '' AS label_en
	UNION ALL SELECT 1, '', 'aktiv', 'side', 'Wieder aufnehmen', 'Take up again'
	UNION ALL SELECT 1, '', 'inaktiv', 'end', 'Stilllegen', 'Close down'
	UNION ALL SELECT 2, 'entwurf', 'aktiv', 'forward', 'Aktivieren', 'Activate'
	UNION ALL SELECT 2, 'inaktiv', 'aktiv', 'forward', 'Wieder aktivieren', 'Activate again'
	UNION ALL SELECT 2, '', 'inaktiv', 'side', 'Ruhen lassen', 'Let it rest'
	UNION ALL SELECT 2, 'aktiv', 'abgeschlossen', 'forward', 'Abschließen', 'Close'
	UNION ALL SELECT 2, 'inaktiv', 'abgeschlossen', 'side', 'Abschließen', 'Close'
	UNION ALL SELECT 2, 'rechtsstreit_beendet', 'abgeschlossen', 'forward', 'Abschließen', 'Close'
	UNION ALL SELECT 2, '', 'rechtsstreit', 'end', 'Rechtsstreit eintragen', 'Record a legal dispute'
	UNION ALL SELECT 2, '', 'rechtsstreit_beendet', 'side', 'Rechtsstreit beenden', 'End the legal dispute'
	UNION ALL SELECT 3, '', 'in_abstimmung', 'forward', 'In die Abstimmung geben', 'Give to be agreed on'
	UNION ALL SELECT 3, 'entwurf', 'veroeffentlicht', 'forward', 'Veröffentlichen', 'Publish'
	UNION ALL SELECT 3, 'freigegeben', 'veroeffentlicht', 'forward', 'Veröffentlichen', 'Publish'
	UNION ALL SELECT 3, 'inaktiv', 'veroeffentlicht', 'forward', 'Veröffentlichen', 'Publish'
	UNION ALL SELECT 3, 'abgelaufen', 'veroeffentlicht', 'forward', 'Veröffentlichen', 'Publish'
	UNION ALL SELECT 3, '', 'inaktiv', 'end', 'Zurückziehen', 'Withdraw'
	UNION ALL SELECT 3, '', 'abgelaufen', 'forward', '', ''
	UNION ALL SELECT 4, 'eingegangen', 'formale_pruefung', 'forward', 'Formal prüfen', 'Begin the formal check'
	UNION ALL SELECT 4, 'formale_pruefung', 'vorauswahl', 'forward', 'Zur Vorauswahl', 'To preselection'
	UNION ALL SELECT 4, 'vorauswahl', 'bewerbungsvergleich', 'forward', 'Zum Bewerbungsvergleich', 'To the comparison'
	UNION ALL SELECT 4, 'bewerbungsvergleich', 'einladung', 'forward', 'Zur Einladung', 'To the invitation'
	UNION ALL SELECT 4, 'einladung', 'gespraech', 'forward', 'Zum Gespräch', 'To the interview'
	UNION ALL SELECT 4, 'gespraech', 'auswahlentscheidung', 'forward', 'Zur Auswahlentscheidung', 'To the selection'
	UNION ALL SELECT 4, 'auswahlentscheidung', 'beteiligung_gremien', 'forward', 'Gremien beteiligen', 'Involve the committees'
	UNION ALL SELECT 4, 'beteiligung_gremien', 'einstellungsprozess', 'forward', 'Einstellung vorbereiten', 'Prepare hiring'
	UNION ALL SELECT 4, 'einstellungsprozess', 'einstellung', 'forward', 'Einstellen', 'Hire'
	UNION ALL SELECT 4, '', 'abgesagt', 'end', 'Absagen', 'Reject'
	UNION ALL SELECT 4, '', 'bewerber_zieht_zurueck', 'end', 'Rückzug eintragen', 'Record a withdrawal'
	UNION ALL SELECT 4, '', 'vermittlung_fehlgeschlagen', 'end', 'Vermittlung fehlgeschlagen', 'Placement failed'
	UNION ALL SELECT 4, '', 'rechtsstreit', 'end', 'Rechtsstreit eintragen', 'Record a legal dispute'
	UNION ALL SELECT 4, '', 'rechtsstreit_beendet', 'side', 'Rechtsstreit beenden', 'End the legal dispute'
	UNION ALL SELECT 4, '', 'archiviert', 'side', 'Archivieren', 'Archive'
	UNION ALL SELECT 4, '', 'geloescht', 'end', 'Löschen', 'Delete'
	UNION ALL SELECT 4, '', 'direktanonymisierung', 'end', 'Sofort anonymisieren', 'Anonymise at once'
	UNION ALL SELECT 4, 'eingeschraenkt', 'direktanonymisierung', 'end', 'Sofort anonymisieren', 'Anonymise at once'
	UNION ALL SELECT 4, '', 'eingeschraenkt', 'end', 'Verarbeitung einschränken', 'Restrict processing'
	UNION ALL SELECT 11, 'entwurf', 'eingereicht', 'forward', 'Einreichen', 'Hand in'
	UNION ALL SELECT 11, 'zurueckgegeben', 'eingereicht', 'forward', 'Erneut einreichen', 'Hand in again'
	UNION ALL SELECT 11, 'eingereicht', 'angenommen', 'forward', 'Annehmen', 'Accept'
	UNION ALL SELECT 11, 'eingereicht', 'zurueckgegeben', 'side', 'Zurückgeben', 'Return'
	UNION ALL SELECT 11, 'eingereicht', 'entwurf', 'side', 'Zurückziehen', 'Withdraw'
	UNION ALL SELECT 11, 'inaktiv', 'entwurf', 'side', 'Wieder aufnehmen', 'Take up again'
	UNION ALL SELECT 11, 'entwurf', 'inaktiv', 'side', 'Ruhen lassen', 'Let it rest'
	UNION ALL SELECT 11, 'zurueckgegeben', 'inaktiv', 'side', 'Ruhen lassen', 'Let it rest'
	UNION ALL SELECT 11, 'entwurf', 'geloescht', 'end', 'Verwerfen', 'Throw away'
	UNION ALL SELECT 11, 'inaktiv', 'archiviert', 'side', 'Archivieren', 'Archive'
	UNION ALL SELECT 11, 'archiviert', 'inaktiv', 'side', 'Aus dem Archiv holen', 'Bring back from the archive'
) s ON s.kind = d.kind AND s.from_status IN ('', d.from_status) AND s.to_status = d.to_status AND (s.from_status <> '' OR d.from_status <> 'eingeschraenkt')
SET d.direction = s.direction, d.label_de = s.label_de, d.label_en = s.label_en;

-- Steps of an administrator's own lead to the side until she says otherwise.
UPDATE process_step s LEFT JOIN process_step_default d ON d.kind = s.kind AND d.from_status = s.from_status AND d.to_status = s.to_status
SET s.direction = IFNULL(d.direction, 'side'), s.label_de = IFNULL(d.label_de, ''), s.label_en = IFNULL(d.label_en, '') WHERE s.direction IS NULL;
