<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:portal_steps(Lang.account.steps) ?><p class="bms-lead"><?cs
var:Lang.account.sent_register ?></p>
<ol>
<li><?cs var:Lang.account.sent_1 ?></li>
<li><?cs var:Lang.account.sent_2 ?></li>
<li><?cs var:Lang.account.sent_3 ?></li>
</ol>
<p><?cs var:Lang.account.sent_none ?></p>
<p><?cs var:Lang.account.sent_wrong ?> <a href="<?cs var:Base ?>/konto/registrieren"><?cs
var:Lang.account.sent_wrong_again ?></a></p>
<div class="bms-actions"><?cs
call:button_link("primary", Base + "/konto/anmelden", Lang.account.sign_in) ?></div>
<?cs call:page_end() ?>
