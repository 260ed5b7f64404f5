<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.account.sent_forgotten ?></p>
<p><?cs var:Lang.account.sent_none ?></p>
<div class="bms-actions"><?cs
call:button_link("primary", Base + "/konto/anmelden", Lang.account.sign_in) ?></div>
<?cs call:page_end() ?>
