<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.document_add) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<p><?cs var:Lang.documents.text ?></p>
<?cs with:f = Form.document_add ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.documents.save, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
