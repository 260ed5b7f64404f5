<?cs include!"portal/account_layout.cs" ?><?cs call:page_begin() ?><?cs if:SignIn.idle ?><?cs call:notice("info", Lang.account.idle) ?><?cs /if ?><?cs call:error_summary(Form.sign_in) ?><?cs call:heading() ?><?cs if:SignIn.next && !SignIn.idle ?><p class="bms-lead"><?cs var:Lang.account.sign_in_next ?></p>
<?cs /if ?><?cs call:form_open(Form.sign_in) ?><?cs call:fields(Form.sign_in) ?><?cs call:submit(Lang.account.sign_in) ?><?cs call:form_end() ?><div class="bms-actions"><a href="<?cs var:Base ?>/konto/passwort-vergessen"><?cs var:Lang.account.forgotten_link ?></a></div>
<h2><?cs var:Lang.account.no_account ?></h2>
<p><?cs var:Lang.account.no_account_text ?></p>
<div class="bms-actions"><?cs call:button_link("secondary", Base + SignIn.register, Lang.account.register_link) ?></div>
<?cs if:SignIn.next ?><p><?cs var:Lang.account.guest_draft ?> <a href="<?cs var:Base ?>/bewerbung/fortsetzen"><?cs var:Lang.apply.resume_ask ?></a></p>
<?cs /if ?><?cs call:page_end() ?>
