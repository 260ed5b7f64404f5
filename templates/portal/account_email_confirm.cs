<?cs include!"portal/account_layout.cs" ?><?cs call:page_begin() ?><?cs if:Account.email ?><?cs
call:error_summary(Form.account_email_confirm) ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.account.email_confirm_text ?> <b><?cs
var:Account.email ?></b></p>
<div class="bms-actions"><?cs
call:button_form(Form.account_email_confirm, "primary", Lang.account.email_confirm) ?></div>
<?cs else ?><?cs call:account_link_gone() ?><div class="bms-actions"><?cs
call:button_link("primary", Base + "/konto/email", Lang.title.account_email) ?></div>
<?cs /if ?><?cs call:page_end() ?>
