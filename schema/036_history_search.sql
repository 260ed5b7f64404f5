-- The search of the audit finds what staff have changed, too: by time and by action, as it does in the audit itself.
ALTER TABLE history
	ADD KEY history_at (actor_kind, at),
	ADD KEY history_action (action, actor_kind, id);
