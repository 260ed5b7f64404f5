<?cs include!"layout/backend.cs" ?><?cs
include!"backend/decision_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.decision_recall) ?><?cs
call:heading() ?>
<p><?cs var:Lang.decision.recall_text ?></p><?cs
with:f = Form.decision_recall ?><?cs
	call:form_open(f) ?><?cs
	call:submit_or(Lang.title.decision_recall, Decision.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
