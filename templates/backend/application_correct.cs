<?cs include!"layout/backend.cs" ?><?cs
include!"backend/questions.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.correction) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<p><?cs var:Lang.correction.text ?></p>
<?cs if:Correction.account ?><p><?cs var:Lang.correction.account ?></p>
<?cs elif:!Correction.address ?><p><?cs var:Lang.correction.address ?></p>
<?cs /if ?><?cs with:f = Form.correction ?><?cs
call:form_open(f) ?><?cs
call:questions() ?><h2><?cs var:Lang.correction.why ?></h2><?cs
call:field(f.field.correction_reason) ?><?cs
call:submit_or(Lang.correction.save, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
