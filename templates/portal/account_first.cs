<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_first) ?><?cs
call:heading() ?><?cs if:subcount(Steps) ?><?cs
call:portal_steps(Lang.account.steps) ?><?cs /if ?><p class="bms-lead"><?cs
if:Account.generated ?><?cs var:Lang.account.first_generated ?><?cs
else ?><?cs var:Lang.account.first_old ?><?cs
/if ?></p>
<?cs call:account_rules() ?><?cs
call:form_open(Form.account_first) ?><input type="hidden" name="username"
	value="<?cs var:Account.email ?>" autocomplete="username"><?cs
call:fields(Form.account_first) ?><?cs
call:submit(Lang.account.save_password) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
