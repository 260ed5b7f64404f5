<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_email) ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.account.email_now ?> <b><?cs
var:Account.email ?></b></p>
<p><?cs var:Lang.account.email_text ?></p>
<?cs call:form_open(Form.account_email) ?><?cs
call:fields(Form.account_email) ?><?cs
call:submit_or(Lang.account.email_send, Base + "/konto", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
