<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.jobad_extend) ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<?cs call:facts_begin() ?><?cs
call:fact_time(Lang.backend.valid_to, Jobad.valid_to) ?><?cs
call:facts_end() ?>
<p><?cs var:Lang.step.extend_text ?></p>
<?cs with:f = Form.jobad_extend ?><?cs
call:form_open(f) ?><input type="hidden" name="version" value="<?cs
var:f.field.version.value ?>"><?cs
call:field(f.field.valid_to) ?><?cs
call:field(f.field.reason) ?><?cs
call:submit_or(Lang.step.extend, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
