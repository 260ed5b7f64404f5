<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.document_types) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<?cs if:!subcount(Documents) ?><?cs call:empty_state(Lang.backend.attachments_empty) ?><?cs
else ?><p><?cs var:Lang.documents.types_text ?></p>
<?cs with:f = Form.document_types ?><?cs
call:form_open(f) ?><?cs
each:x = Documents ?><?cs call:field_choice(x) ?><?cs /each ?><?cs
call:submit_or(Lang.documents.types_save, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
