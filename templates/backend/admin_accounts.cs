<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_search) ?><?cs
call:heading() ?>
<p><?cs var:Lang.admin.accounts_lead ?></p>
<?cs call:form_open(Form.account_search) ?><?cs
call:fields(Form.account_search) ?><?cs
call:submit(Lang.backend.search) ?><?cs
call:form_end() ?>
<?cs call:page_end() ?>
