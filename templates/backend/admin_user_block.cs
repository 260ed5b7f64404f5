<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:User.name ?> (<?cs var:User.user_id ?>)</p>
<?cs call:confirm(Form.user_block, Lang.admin.user_block_text, Lang.admin.user_block_do, Base +
	"/verwaltung/benutzer/" + User.user_id) ?>
<?cs call:page_end() ?>
