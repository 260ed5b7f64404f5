-- The kinds of statements (statements.csv); a test compares. What is an answer only with its words says so here, too: a statement, an objection, changes that are wanted.
INSERT INTO statement_kind (code, position, object, asked, question_de, question_en, deadline, unit, silence, law) VALUES
	('ad_lector', 10, 'jobad', 'LECTOR', 'Stellenanzeige lektorieren', 'Proof-read the job ad', 3, 'workdays', '', 'PRO-04'),
	('ad_department', 20, 'jobad', 'DEPARTMENT', 'Stellenanzeige freigeben', 'Approve the job ad', 5, 'workdays', '', 'PRO-04'),
	('ad_pr', 30, 'jobad', 'PR', 'Stellungnahme zur Stellenanzeige', 'Statement on the job ad', 2, 'weeks', 'no_objection', 'LAW-13'),
	('ad_gsb', 40, 'jobad', 'GSB', 'Entwurf zur Kenntnis', 'Draft for your information', 1, 'weeks', 'noted', 'LAW-30'),
	('ad_office', 50, 'jobad', 'P31|P34', 'Stellenanzeige prüfen und freigeben', 'Check and release the job ad', 5, 'workdays', '', 'PRO-05'),
	('mobile_decision', 60, 'proposal', 'RECRUITER+DEPARTMENT', 'Mobilen-Vorschlag entscheiden', 'Decide on the mobile proposal', 10, 'workdays', '', 'PRO-05'),
	('formal_check', 70, 'application', 'DEPARTMENT', 'Formale Eignung aus Sicht des Fachbereichs', 'Formal suitability as the department sees it', 5, 'workdays', '', 'PRO-07'),
	('comparison_department', 80, 'comparison', 'DEPARTMENT', 'Bewerbungsvergleich prüfen', 'Check the comparison of applications', 5, 'workdays', '', 'PRO-08'),
	('comparison_pr', 90, 'comparison', 'PR', 'Bewerbungsvergleich zur Kenntnis', 'Comparison of applications for your information', 1, 'weeks', 'noted', 'PRO-08'),
	('comparison_gsb', 100, 'comparison', 'GSB', 'Bewerbungsvergleich zur Kenntnis', 'Comparison of applications for your information', 1, 'weeks', 'noted', 'LAW-30'),
	('comparison_sbv', 110, 'comparison', 'SBV', 'Bewerbungsvergleich (Schwerbehinderung)', 'Comparison of applications (severe disability)', 7, 'days', 'noted', 'LAW-23'),
	('comparison_p31', 120, 'comparison', 'P31', 'Stellungnahme des Personalamts', 'Statement of the personnel office', 5, 'workdays', '', 'PRO-08'),
	('selection_department', 130, 'selection', 'DEPARTMENT', 'Auswahlentscheidung bestätigen', 'Confirm the selection', 5, 'workdays', '', 'PRO-10'),
	('selection_p31', 140, 'selection', 'P31', 'Auswahl prüfen und freigeben (Zustimmungsvorbehalt)', 'Check and release the selection (right of reservation)', 10, 'workdays', '', 'PRO-10'),
	('selection_pr', 150, 'selection measure', 'PR', 'Zustimmung', 'Consent', 2, 'weeks', 'consented', 'LAW-10'),
	('selection_gsb', 160, 'selection', 'GSB', 'Stellungnahme zur Auswahlentscheidung', 'Statement on the selection', 1, 'weeks', 'no_objection', 'LAW-31'),
	('selection_sbv', 170, 'selection', 'SBV', 'Anhörung zur Auswahlentscheidung', 'Hearing on the selection', 7, 'days', 'heard', 'LAW-23'),
	('rejection_sbv', 180, 'rejection', 'SBV', 'Absage einer schwerbehinderten Person', 'Rejection of a severely disabled person', 7, 'days', 'noted', 'LAW-23'),
	('closing', 190, 'vacancy', 'ALL', 'Vernichtung lokaler Kopien bestätigen', 'Confirm that local copies are destroyed', 10, 'workdays', '', 'PRO-34'),
	('ad_waived', 200, 'vacancy', 'PR', 'Verzicht auf eine Ausschreibung', 'Doing without an advertisement', 2, 'weeks', 'consented', 'LAW-12'),
	('briefing_check', 210, 'briefing', 'MARKETING_IT', 'Briefing prüfen', 'Check the briefing', 2, 'workdays', '', 'MKT-02'),
	('briefing_query', 220, 'briefing', 'MARKETING', 'Rückfrage zum Briefing beantworten', 'Answer the question about the briefing', 3, 'workdays', '', 'MKT-02'),
	('content_release', 230, 'content version', 'MARKETING', 'Inhalte freigeben', 'Approve the content', 5, 'workdays', '', 'MKT-04'),
	('lead_handover', 240, 'lead', 'MARKETING_IT', 'Lead prüfen und weitergeben', 'Check the lead and pass it on', 4, 'hours', '', 'MKT-07'),
	('lead_answer', 250, 'lead', 'DEPARTMENT', 'Lead beantworten', 'Answer the lead', 2, 'workdays', '', 'MKT-07'),
	('result_assess', 260, 'campaign', 'MARKETING', 'Ergebnisse bewerten', 'Assess the results', 10, 'workdays', '', 'MKT-08')
ON DUPLICATE KEY UPDATE position = VALUES(position), object = VALUES(object), asked = VALUES(asked), silence = VALUES(silence), law = VALUES(law);

INSERT INTO statement_kind_answer (kind, position, code, needs, settles) VALUES
	('ad_lector', 1, 'done', '', 1),
	('ad_lector', 2, 'changes_wanted', 'text', 0),
	('ad_department', 1, 'approved', '', 1),
	('ad_department', 2, 'changes_wanted', 'text', 0),
	('ad_pr', 1, 'no_objection', '', 1),
	('ad_pr', 2, 'statement', 'text', 1),
	('ad_pr', 3, 'objection', 'text', 0),
	('ad_gsb', 1, 'noted', '', 1),
	('ad_gsb', 2, 'statement', 'text', 1),
	('ad_office', 1, 'released', '', 1),
	('ad_office', 2, 'changes_wanted', 'text', 0),
	('mobile_decision', 1, 'accepted', '', 1),
	('mobile_decision', 2, 'refused', 'reason', 1),
	('formal_check', 1, 'suitable', '', 1),
	('formal_check', 2, 'unsuitable', 'reason', 1),
	('formal_check', 3, 'unclear', '', 1),
	('comparison_department', 1, 'agreed', '', 1),
	('comparison_department', 2, 'other_view', 'text', 1),
	('comparison_pr', 1, 'noted', '', 1),
	('comparison_pr', 2, 'statement', 'text', 1),
	('comparison_gsb', 1, 'noted', '', 1),
	('comparison_gsb', 2, 'statement', 'text', 1),
	('comparison_sbv', 1, 'noted', '', 1),
	('comparison_sbv', 2, 'statement', 'text', 1),
	('comparison_p31', 1, 'agreed', '', 1),
	('comparison_p31', 2, 'statement', 'text', 1),
	('selection_department', 1, 'confirmed', '', 1),
	('selection_department', 2, 'refused', 'reason', 0),
	('selection_p31', 1, 'released', '', 1),
	('selection_p31', 2, 'refused', 'reason', 0),
	('selection_pr', 1, 'consented', '', 1),
	('selection_pr', 2, 'refused', 'ground', 0),
	('selection_gsb', 1, 'no_objection', '', 1),
	('selection_gsb', 2, 'statement', 'text', 1),
	('selection_gsb', 3, 'objection', 'reason', 0),
	('selection_sbv', 1, 'heard', '', 1),
	('selection_sbv', 2, 'statement', 'text', 1),
	('rejection_sbv', 1, 'noted', '', 1),
	('rejection_sbv', 2, 'statement', 'text', 1),
	('closing', 1, 'confirmed', '', 1),
	('ad_waived', 1, 'consented', '', 1),
	('ad_waived', 2, 'refused', 'ground', 0),
	('briefing_check', 1, 'complete', '', 1),
	('briefing_check', 2, 'query', 'text', 0),
	('briefing_query', 1, 'answered', 'text', 1),
	('content_release', 1, 'approved', '', 1),
	('content_release', 2, 'changes_wanted', 'text', 0),
	('lead_handover', 1, 'handed_over', '', 1),
	('lead_handover', 2, 'closed', 'reason', 1),
	('lead_answer', 1, 'answered', '', 1),
	('lead_answer', 2, 'application', '', 1),
	('lead_answer', 3, 'closed', 'reason', 1),
	('result_assess', 1, 'assessed', 'text', 1)
ON DUPLICATE KEY UPDATE position = VALUES(position), needs = VALUES(needs), settles = VALUES(settles);

INSERT IGNORE INTO statement_kind_block (kind, object, status) VALUES
	('ad_department', 'jobad', 'bei_personalamt'),
	('ad_pr', 'jobad', 'bei_personalamt'),
	('ad_office', 'jobad', 'veroeffentlicht'),
	('mobile_decision', 'jobad', 'veroeffentlicht'),
	('comparison_department', 'application', 'einladung'),
	('comparison_sbv', 'application', 'einladung'),
	('comparison_p31', 'application', 'einladung'),
	('selection_department', 'application', 'beteiligung_gremien'),
	('selection_p31', 'application', 'beteiligung_gremien'),
	('selection_pr', 'application', 'einstellungsprozess'),
	('selection_gsb', 'application', 'einstellungsprozess'),
	('selection_sbv', 'selection', 'fixed'),
	('selection_sbv', 'application', 'einstellungsprozess'),
	('rejection_sbv', 'application', 'abgesagt'),
	('ad_waived', 'application', 'einstellungsprozess'),
	('briefing_check', 'campaign', 'configured'),
	('briefing_query', 'campaign', 'configured'),
	('content_release', 'campaign', 'running');

-- What is urgent has a shorter deadline, where the law leaves room (LAW-10); what the law has fixed no authority has otherwise (LAW-10, LAW-13, LAW-31).
UPDATE statement_kind k LEFT JOIN (
	SELECT '' AS code, 0 AS deadline, 'days' AS unit
	UNION ALL SELECT 'ad_lector', 1, 'workdays'
	UNION ALL SELECT 'ad_department', 2, 'workdays'
	UNION ALL SELECT 'ad_pr', 1, 'weeks'
	UNION ALL SELECT 'ad_gsb', 3, 'workdays'
	UNION ALL SELECT 'ad_office', 2, 'workdays'
	UNION ALL SELECT 'mobile_decision', 5, 'workdays'
	UNION ALL SELECT 'formal_check', 2, 'workdays'
	UNION ALL SELECT 'comparison_department', 2, 'workdays'
	UNION ALL SELECT 'comparison_pr', 3, 'workdays'
	UNION ALL SELECT 'comparison_gsb', 3, 'workdays'
	UNION ALL SELECT 'comparison_p31', 2, 'workdays'
	UNION ALL SELECT 'selection_department', 2, 'workdays'
	UNION ALL SELECT 'selection_p31', 5, 'workdays'
	UNION ALL SELECT 'selection_pr', 1, 'weeks'
	UNION ALL SELECT 'selection_gsb', 3, 'workdays'
	UNION ALL SELECT 'ad_waived', 1, 'weeks'
) u ON u.code = k.code
SET k.urgent_deadline = IFNULL(u.deadline, 0), k.urgent_unit = IFNULL(u.unit, 'days'), k.fixed = k.code IN ('ad_pr', 'selection_pr', 'selection_gsb', 'ad_waived');

-- Whom a step asks by itself (PRO-04, PRO-05).
INSERT IGNORE INTO statement_start (kind, object, status, turn) VALUES
	('ad_lector', 'jobad', 'in_abstimmung', 1),
	('ad_department', 'jobad', 'in_abstimmung', 2),
	('ad_pr', 'jobad', 'in_abstimmung', 3),
	('ad_gsb', 'jobad', 'in_abstimmung', 3),
	('ad_office', 'jobad', 'bei_personalamt', 1);
