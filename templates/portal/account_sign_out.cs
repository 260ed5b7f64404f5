<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.sign_out) ?><?cs
call:heading() ?><?cs if:Page.account ?><p class="bms-lead"><?cs
var:Lang.account.sign_out_text ?></p>
<div class="bms-actions"><?cs call:button_form(Form.sign_out, "primary", Lang.layout.sign_out)
?></div>
<?cs else ?><span hidden data-signed-out></span><?cs
call:notice("success", Lang.account.signed_out) ?><div class="bms-actions"><?cs
call:button_link("primary", Base + "/stellen", Lang.portal.all_ads) ?><?cs
call:button_link("secondary", Base + "/konto/anmelden", Lang.account.sign_in) ?></div>
<?cs /if ?><?cs call:page_end() ?>
