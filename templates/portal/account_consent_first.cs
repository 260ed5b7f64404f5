<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_consent) ?><?cs
call:heading() ?><p class="bms-lead"><?cs
if:Account.again ?><?cs var:Lang.account.consent_again ?><?cs
else ?><?cs var:Lang.account.consent_text ?><?cs
/if ?></p>
<?cs call:account_privacy() ?><?cs
call:form_open(Form.account_consent) ?><?cs
call:fields(Form.account_consent) ?><?cs
call:submit(Lang.account.go_on) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
