<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Kind.name ?>: <b><?cs var:Status.name ?></b></p>
<?cs call:confirm(Form.model_status_remove, Lang.model.remove_text, Lang.title.admin_model_remove,
	Base + Kind.path) ?>
<?cs call:page_end() ?>
