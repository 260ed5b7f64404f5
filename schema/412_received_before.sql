-- Of what arrived before this was kept nobody is told when it is corrected, and the page does not say when somebody was; whoever still writes hers is asked whether the SBV may take part (LAW-20).
ALTER TABLE received_told MODIFY told_at DATETIME NULL COMMENT 'NULL: it arrived before this was kept';
INSERT IGNORE INTO received_told (application_id, role_id, severe, told_at) SELECT id, 7, severely_disabled, NULL FROM application WHERE received_at IS NOT NULL;
INSERT IGNORE INTO received_told (application_id, role_id, severe, told_at) SELECT id, 8, severely_disabled, NULL FROM application WHERE received_at IS NOT NULL AND severely_disabled AND NOT sbv_refused;
UPDATE application SET form_version_id = form_version_id + 2 WHERE status = 'gespeichert' AND form_version_id IN (1, 2);
