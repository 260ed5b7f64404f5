<?cs include!"layout/backend.cs" ?><?cs
include!"backend/decision_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.decision_fix) ?><?cs
call:heading() ?>
<p><?cs var:Lang.decision.fix_text ?></p><?cs
call:decision_stops() ?>
<h2><?cs var:Lang.decision.chosen ?></h2><?cs
call:decision_chosen() ?><?cs
with:f = Form.decision_fix ?><?cs
	call:form_open(f) ?><?cs
	call:submit_or(Lang.title.decision_fix, Decision.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
