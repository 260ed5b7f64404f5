<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_register) ?><?cs
call:heading() ?><?cs
call:portal_steps(Lang.account.steps) ?><p class="bms-lead"><?cs
var:Lang.account.register_lead ?></p>
<?cs call:account_privacy() ?><?cs
call:form_open(Form.account_register) ?><?cs
call:fields(Form.account_register) ?><?cs
call:submit(Lang.account.register) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
