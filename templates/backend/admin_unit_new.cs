<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.backend.unit_parent ?>: <?cs var:german(Unit.name) ?></p>
<?cs with:f = Form.unit_new ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Base + Unit.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
