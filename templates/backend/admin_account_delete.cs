<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Account.email ?></p>
<p><?cs var:Lang.admin.account_delete_active ?></p>
<?cs call:confirm(Form.account_remove, Lang.admin.account_delete_text, Lang.admin.account_delete_do,
	Base + Account.back) ?>
<?cs call:page_end() ?>
