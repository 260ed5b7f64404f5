<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.decision_frame) ?><?cs
call:heading() ?><?cs
with:f = Form.decision_frame ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.decision.save, Decision.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
