<?cs include!"portal/account_layout.cs" ?><?cs
def:device(text) ?><?cs
if:text ?><?cs var:text ?><?cs
else ?><?cs var:Lang.account.device_unknown ?><?cs
/if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.account.sessions_text ?></p>
<h2 id="geraete"><?cs var:Lang.account.sessions_title ?></h2>
<table class="bms-table" aria-labelledby="geraete"><thead><tr><th scope="col"><?cs
var:Lang.account.device ?></th><th scope="col"><?cs var:Lang.account.last_use ?></th>
<th scope="col"><?cs var:Lang.account.since ?></th><th scope="col"><?cs var:Lang.account.end ?></th>
</tr></thead><tbody><?cs each:s = Sessions ?>
<tr><th scope="row" data-label="<?cs var:Lang.account.device ?>"><?cs
call:device(s.device) ?></th><td data-label="<?cs var:Lang.account.last_use ?>"><?cs
call:time(s.used_at) ?></td><td data-label="<?cs var:Lang.account.since ?>"><?cs
call:time(s.created_at) ?></td><td data-label="<?cs var:Lang.account.end ?>"><?cs
if:s.current ?><?cs var:Lang.account.this_device ?><?cs
else ?><form class="bms-inline-form" method="post"
		action="<?cs var:Base ?>/konto/sitzungen/<?cs var:s.id ?>/beenden"><input
		type="hidden" name="form_token" value="<?cs var:Form.session_end.token ?>"><button
		class="kern-btn kern-btn--secondary" type="submit" aria-label="<?cs
	var:Lang.account.end ?>: <?cs call:device(s.device) ?>, <?cs var:s.used_at ?>"><span
		class="kern-label"><?cs var:Lang.account.end ?></span></button></form><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table>
<?cs if:Others ?><div class="bms-actions"><?cs
call:button_form(Form.sessions_end, "secondary", Lang.account.end_all) ?></div>
<?cs /if ?><h2 id="versuche"><?cs var:Lang.account.tries_title ?></h2>
<?cs if:subcount(Tries) ?><table class="bms-table" aria-labelledby="versuche"><thead><tr>
<th scope="col"><?cs var:Lang.account.when ?></th><th scope="col"><?cs var:Lang.account.device
?></th><th scope="col"><?cs var:Lang.account.result ?></th></tr></thead><tbody><?cs
each:t = Tries ?>
<tr><th scope="row" data-label="<?cs var:Lang.account.when ?>"><?cs
call:time(t.at) ?></th><td data-label="<?cs var:Lang.account.device ?>"><?cs
call:device(t.device) ?></td><td data-label="<?cs var:Lang.account.result ?>"><?cs
if:t.success == "1" ?><?cs var:Lang.account.success ?><?cs
else ?><strong><?cs var:Lang.account.failure ?></strong><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table>
<?cs else ?><?cs call:empty_state(Lang.account.tries_empty) ?><?cs /if ?><?cs call:page_end() ?>
