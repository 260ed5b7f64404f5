<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.account_extend) ?><?cs
call:error_summary(Form.account_deactivate) ?><?cs
call:error_summary(Form.account_reactivate) ?><?cs
call:heading() ?>
<p><?cs call:status_badge(Account.status, Lang.account_status[Account.status]) ?></p>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.email, Account.email) ?><?cs
call:fact(Lang.backend.name, Account.name) ?><?cs
if:Account.reason ?><?cs
	call:fact(Lang.admin.account_reason, Lang.account_reason[Account.reason]) ?><?cs
/if ?><?cs
call:fact_time(Lang.admin.account_created, Account.created_at) ?><?cs
call:fact_time(Lang.admin.account_last, Account.last_sign_in_at) ?><?cs
call:fact(Lang.admin.account_consent, Account.consent) ?><?cs
call:fact_time(Lang.admin.account_valid, Account.valid_until) ?><?cs
call:facts_end() ?>

<section class="bms-section"><h2><?cs var:Lang.admin.account_actions ?></h2>
<div class="bms-actions"><?cs
if:Account.valid_until && Account.reason != "administrator" ?><?cs
	call:button_form(Form.account_extend, "secondary", Lang.admin.account_extend) ?><?cs
/if ?><?cs
if:Account.status == "active" ?><?cs
	call:button_form(Form.account_deactivate, "secondary", Lang.admin.account_deactivate) ?><?cs
/if ?><?cs
if:Account.reason == "administrator" ?><?cs
	call:button_form(Form.account_reactivate, "secondary", Lang.admin.account_reactivate) ?><?cs
/if ?><?cs
call:button_link("tertiary", Base + Account.remove, Lang.admin.account_delete) ?></div></section>

<section class="bms-section"><h2 id="bewerbungen"><?cs var:Lang.admin.account_applications ?></h2>
<?cs if:subcount(Applications) ?><table class="bms-table" aria-labelledby="bewerbungen">
<thead><tr><th scope="col"><?cs var:Lang.backend.number ?></th><th scope="col"><?cs
var:Lang.admin.account_status ?></th></tr></thead><tbody><?cs each:a = Applications ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.number ?>"><a
	href="<?cs var:Base ?>/bewerbungen/<?cs var:url_path(a.number) ?>"><?cs
var:a.number ?></a></th><td data-label="<?cs var:Lang.admin.account_status ?>"><?cs
call:status("application", a.status) ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.account_applications_empty) ?><?cs
/if ?></section>
<?cs call:history_table() ?>
<?cs call:page_end() ?>
