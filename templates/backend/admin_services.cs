<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><a class="kern-btn kern-btn--primary"
	href="<?cs var:Base ?>/verwaltung/dienstkonten/neu"><span class="kern-label"><?cs
var:Lang.service.create ?></span></a><?cs
if:Super.active ?><a class="kern-btn kern-btn--secondary"
		href="<?cs var:Base ?>/verwaltung/super/konto"><span class="kern-label"><?cs
	var:Lang.title.admin_super_account ?></span></a><?cs
/if ?><?cs
call:title_end() ?>
<p><?cs var:Lang.service.list_text ?></p>
<?cs if:subcount(Accounts) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th>
<th scope="col"><?cs var:Lang.service.user_id ?></th><th scope="col"><?cs var:Lang.service.groups
?></th><th scope="col"><?cs var:Lang.backend.status ?></th><th scope="col"><?cs
var:Lang.service.last_sign_in ?></th></tr></thead><tbody><?cs each:a = Accounts ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a
	href="<?cs var:Base ?>/verwaltung/dienstkonten/<?cs var:url_path(a.user_id) ?>"><?cs
var:a.name ?></a></th><td data-label="<?cs var:Lang.service.user_id ?>"><?cs
var:a.user_id ?></td><td data-label="<?cs var:Lang.service.groups ?>"><?cs if:a.groups ?><?cs
var:a.groups ?><?cs else ?>–<?cs /if ?></td><td data-label="<?cs var:Lang.backend.status ?>"><?cs
call:status_badge(a.status, Lang.staff_status[a.status]) ?></td>
<td data-label="<?cs var:Lang.service.last_sign_in ?>"><?cs
if:a.last_sign_in ?><?cs call:time(a.last_sign_in) ?><?cs
else ?><?cs var:Lang.service.never ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.service.list_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
