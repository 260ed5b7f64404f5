<?cs include!"portal/account_layout.cs" ?><?cs # As error_summary, but nothing is saved here. ?><?cs
def:sign_in_errors(f) ?><?cs if:f.errors.count
?><div class="kern-alert kern-alert--danger" id="fehler" role="alert" tabindex="-1" data-focus>
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger"
	aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.form.errors_title ?></h2>
</div>
<div class="kern-alert__body"><?cs
each:e = f.errors ?><?cs
	if:e.message ?><p><?cs
		if:e.id ?><a href="#<?cs var:e.id ?>"><?cs
			if:e.label ?><?cs var:e.label ?> – <?cs /if ?><?cs var:e.message ?></a><?cs
		else ?><?cs var:e.message ?><?cs
		/if ?></p><?cs
	/if ?><?cs
/each ?></div>
</div>
<?cs /if ?><?cs /def ?><?cs call:page_begin() ?><?cs if:SignIn.idle ?><?cs
call:notice("info", Lang.account.idle) ?><?cs /if ?><?cs
call:sign_in_errors(Form.sign_in) ?><?cs
call:heading() ?><?cs if:SignIn.next && !SignIn.idle ?><p class="bms-lead"><?cs
var:Lang.account.sign_in_next ?></p>
<?cs /if ?><?cs
call:form_open(Form.sign_in) ?><?cs
call:fields(Form.sign_in) ?><?cs
call:submit(Lang.account.sign_in) ?><?cs
call:form_end() ?><div class="bms-actions"><a href="<?cs var:Base ?>/konto/passwort-vergessen"><?cs
var:Lang.account.forgotten_link ?></a></div>
<h2><?cs var:Lang.account.no_account ?></h2>
<p><?cs var:Lang.account.no_account_text ?></p>
<div class="bms-actions"><?cs
call:button_link("secondary", Base + SignIn.register, Lang.account.register_link) ?></div>
<?cs if:SignIn.next ?><p><?cs var:Lang.account.guest_draft
?> <a href="<?cs var:Base ?>/bewerbung/fortsetzen"><?cs var:Lang.apply.resume_ask ?></a></p>
<?cs /if ?><p><?cs var:Lang.account.guest_status ?> <a href="<?cs var:Base ?>/bewerbung/status"><?cs
var:Lang.title.link_ask ?></a></p>
<?cs call:page_end() ?>
