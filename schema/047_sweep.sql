-- Clean-ups find what is over by an index, some rows at a time.
ALTER TABLE backend_session ADD KEY backend_session_idle (idle_until);
ALTER TABLE portal_session ADD KEY portal_session_idle (idle_until);
ALTER TABLE mail_token ADD KEY mail_token_expires (expires_at);
ALTER TABLE job_alert ADD KEY job_alert_made (status, created_at);
