<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs call:page_begin() ?><?cs
if:Account.self ?><?cs
elif:Account.status == "active" ?><?cs set:Owner = Form.service_lock.id ?><?cs
	call:default_button(Form.service_lock.action) ?><?cs
else ?><?cs set:Owner = Form.service_unlock.id ?><?cs
	call:default_button(Form.service_unlock.action) ?><?cs
/if ?><?cs
call:error_summary(Form.service_lock) ?><?cs
call:error_summary(Form.service_unlock) ?><?cs
call:error_summary(Form.service_compromised) ?><?cs
call:heading() ?>
<p><?cs call:status_badge(Account.status, Lang.staff_status[Account.status]) ?></p>
<?cs if:Account.must_change ?><?cs
	call:notice("info", Lang.service_must[Account.must_change]) ?><?cs
/if ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.service.user_id, Account.user_id) ?><div><dt><?cs var:Lang.service.groups ?></dt>
<dd><?cs
each:g = Groups ?><a href="<?cs var:Base ?>/verwaltung/gruppen/<?cs var:g.id ?>"><?cs
	var:g.name ?></a> <?cs
/each ?></dd></div><div><dt><?cs var:Lang.service.factor ?></dt><dd><?cs
if:Account.enrolled ?><?cs var:Lang.service.factor_yes ?><?cs
else ?><?cs var:Lang.service.factor_no ?><?cs
/if ?></dd></div><?cs
call:fact_time(Lang.service.password_until, Account.password_until) ?><?cs
call:fact_time(Lang.service.last_sign_in, Account.last_sign_in) ?><?cs
call:fact_time(Lang.service.paused_until, Account.paused_until) ?><?cs
if:Account.status == "active" ?><?cs
	call:fact_time(Lang.service.unused_at, Account.unused_at) ?><?cs
/if ?><?cs
call:fact(Lang.service.reason, Account.reason) ?><?cs
call:facts_end() ?>

<section class="bms-section"><h2><?cs var:Lang.service.password ?></h2>
<p><?cs var:Lang.service.password_text ?></p>
<div class="bms-actions"><a class="kern-btn kern-btn--secondary" href="<?cs var:Base
?>/verwaltung/dienstkonten/<?cs var:url_path(Account.user_id) ?>/passwort"><span
	class="kern-label"><?cs var:Lang.title.admin_service_reset ?></span></a><?cs
if:Account.must_change != "compromised" ?><?cs
	call:button_form(Form.service_compromised, "secondary", Lang.service.compromised_do) ?><?cs
/if ?></div></section>

<?cs if:Account.self ?><section class="bms-section"><h2><?cs var:Lang.service.lock ?></h2><p><?cs
var:Lang.admin.user_self ?></p></section>
<?cs elif:Account.status == "active" ?><section class="bms-section"><h2><?cs
var:Lang.service.lock ?></h2><p><?cs var:Lang.service.lock_text ?></p>
<?cs call:form_open(Form.service_lock) ?><?cs
call:fields(Form.service_lock) ?><div class="bms-actions"><?cs
call:button_danger(Lang.service.lock) ?></div><?cs call:form_end() ?></section>
<?cs else ?><section class="bms-section"><h2><?cs var:Lang.service.unlock ?></h2><p><?cs
var:Lang.service.unlock_text ?></p>
<?cs call:form_open(Form.service_unlock) ?><?cs
call:fields(Form.service_unlock) ?><?cs
call:submit(Lang.service.unlock) ?><?cs
call:form_end() ?></section>
<?cs /if ?><?cs call:history_table() ?>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
