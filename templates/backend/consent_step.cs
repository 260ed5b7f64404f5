<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.consent_step) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Statement.question ?> · <?cs var:german(Statement.asked) ?></p>
<?cs call:statement_said(Statement) ?>
<p><?cs var:Lang.consent.step_text ?></p><?cs
with:f = Form.consent_step ?><?cs
call:form_open(f) ?><?cs
call:field_radios(f.field.kind) ?><?cs
call:field(f.field.taken_on) ?><?cs
call:field(f.field.text) ?><?cs
call:field(f.field.file) ?><?cs
call:submit_or(Lang.consent.step_save, Consent.path, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
