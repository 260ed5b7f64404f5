<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.agree) ?><?cs
call:heading() ?>
<p><?cs var:Lang.comparison.agree_text ?></p><?cs
if:Raters.open ?><?cs call:notice("info", Lang.comparison.raters_open) ?><?cs /if ?><?cs
call:facts_begin() ?><?cs
call:fact(Lang.comparison.agree_common, number(Agree.common)) ?><?cs
call:fact(Lang.comparison.agree_differing, number(Agree.differing)) ?><?cs
call:facts_end() ?><?cs
with:f = Form.agree ?><?cs
	call:form_open(f) ?><?cs
	call:submit_or(Lang.comparison.agree_do, Comparison.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
