<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_forgotten) ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.account.forgotten_lead ?></p>
<?cs call:form_open(Form.account_forgotten) ?><?cs
call:fields(Form.account_forgotten) ?><?cs
call:submit(Lang.account.forgotten_send) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
