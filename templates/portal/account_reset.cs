<?cs include!"portal/account_layout.cs" ?><?cs call:page_begin() ?><?cs if:Account.link ?><?cs
call:error_summary(Form.account_reset) ?><?cs
call:heading() ?><?cs
call:account_rules() ?><?cs
call:form_open(Form.account_reset) ?><?cs
call:fields(Form.account_reset) ?><?cs
call:submit(Lang.account.save_password) ?><?cs
call:form_end() ?><?cs else ?><?cs call:account_link_gone() ?><div class="bms-actions"><?cs
call:button_link("primary", Base + "/konto/passwort-vergessen", Lang.title.account_forgotten)
?></div>
<?cs /if ?><?cs call:page_end() ?>
