<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.backend.project ?>: <?cs var:Project.name ?></p>
<?cs with:f = Form.project ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
