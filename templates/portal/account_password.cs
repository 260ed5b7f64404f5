<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_password) ?><?cs
call:heading() ?><?cs
call:account_rules() ?><?cs
call:form_open(Form.account_password) ?><?cs
call:fields(Form.account_password) ?><?cs
call:submit_or(Lang.account.save_password, Base + "/konto", Lang.form.cancel) ?><?cs
call:form_end() ?><div class="bms-actions"><a href="<?cs var:Base ?>/konto/passwort-vergessen"><?cs
var:Lang.account.forgotten_link ?></a></div>
<?cs call:page_end() ?>
