<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.consent_demand) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.consent.demand_text ?></p><?cs
with:f = Form.consent_demand ?><?cs
call:form_open(f) ?><?cs
call:field(f.field.text) ?><?cs
call:submit_or(Lang.title.consent_demand, Consent.path, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
