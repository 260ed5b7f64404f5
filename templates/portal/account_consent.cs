<?cs include!"portal/account_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_special) ?><?cs
call:heading() ?><h2><?cs var:Lang.account.consent_title ?></h2>
<?cs if:Account.version ?><?cs
call:facts_begin() ?><?cs
call:fact(Lang.account.consent_version, Account.version) ?><?cs
call:fact_time(Lang.account.consent_at, Account.consent_at) ?><?cs
call:facts_end() ?><?cs else ?><p><?cs var:Lang.account.consent_none ?></p>
<?cs /if ?><?cs call:account_privacy() ?><h2><?cs var:Lang.account.special_title ?></h2>
<?cs if:Account.special_at ?><?cs
call:facts_begin() ?><?cs
call:fact_time(Lang.account.special_at, Account.special_at) ?><?cs
call:facts_end() ?><p><?cs var:Lang.account.special_text ?></p>
<?cs else ?><p><?cs var:Lang.account.special_none ?></p>
<p><?cs var:Lang.account.special_give ?></p>
<?cs /if ?><?cs
call:form_open(Form.account_special) ?><?cs
call:fields(Form.account_special) ?><?cs
call:submit_or(Lang.form.save, Base + "/konto", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
