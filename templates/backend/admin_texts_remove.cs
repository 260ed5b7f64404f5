<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><strong><?cs var:german(Text.title) ?></strong></p>
<?cs call:confirm(Form.portal_text_remove, Lang.admin.texts_remove_text, Lang.admin.texts_remove,
	Base + Back) ?><?cs
call:page_end() ?>
