<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
with:f = Form.decision_revoke ?><?cs
	call:confirm(f, Lang.decision.revoke_text, Lang.title.decision_revoke, Decision.path) ?><?cs
/with ?><?cs call:page_end() ?>
