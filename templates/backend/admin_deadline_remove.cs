<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Question ?></b> · <?cs var:german(Authority) ?></p>
<?cs call:confirm(Form.own_deadline_remove, Lang.admin.deadline_remove_text,
	Lang.admin.holiday_remove, Base + "/verwaltung/fristen") ?><?cs
call:page_end() ?>
