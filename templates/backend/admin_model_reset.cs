<?cs include!"layout/backend.cs" ?><?cs
include!"backend/model.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Kind.name ?></b></p>
<?cs call:differences() ?>
<?cs if:subcount(Differences) ?><?cs
	call:confirm(Form.model_reset, Lang.model.reset_text, Lang.title.admin_model_reset,
		Base + Kind.path) ?><?cs
/if ?>
<?cs call:page_end() ?>
