<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Mobile.name ?></b> · <?cs var:german(File.name) ?></p>
<?cs call:confirm(Form.mobile_file_remove, Lang.mobile.file_remove_text, Lang.mobile.file_remove,
	Back) ?>
<?cs call:page_end() ?>
