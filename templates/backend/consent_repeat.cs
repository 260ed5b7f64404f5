<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.consent_repeat) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.consent.repeat_text ?> <?cs var:Lang.task.last_day ?> <b><?cs
call:time(Plan.gsb_day) ?></b>, <?cs var:Lang.task.midnight ?>. <?cs
var:Lang.consent.officer_silence ?></p><?cs
with:f = Form.consent_repeat ?><?cs
call:form_open(f) ?><?cs
call:submit_or(Lang.title.consent_repeat, Consent.path, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
