<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.user_status) ?><?cs
call:desk_head() ?>
<?cs if:User.service ?><p><?cs var:Lang.admin.user_service ?>
	<a href="<?cs var:Base ?>/verwaltung/dienstkonten/<?cs var:url_path(User.user_id) ?>"><?cs
	var:Lang.service.to_account ?></a></p><?cs
elif:User.self ?><p><?cs var:Lang.admin.user_self ?></p><?cs
/if ?>
<?cs if:Block.reason ?><div class="kern-alert kern-alert--warning" role="group">
	<div class="kern-alert__header"><span class="kern-icon kern-icon--warning"
		aria-hidden="true"></span><p><?cs var:Lang.admin.user_blocked ?> <?cs
	call:time(Block.until) ?></p></div><div class="kern-alert__body"><p><?cs
	var:Lang.admin.user_blocked_by ?> <?cs var:Block.by ?>, <?cs
	call:time(Block.since) ?></p><p><?cs var:Block.reason ?></p><form class="bms-inline-form"
		method="post" action="<?cs var:link(Form.user_unblock.action) ?>"><input
		type="hidden" name="form_token" value="<?cs var:Form.user_unblock.token ?>"><?cs
	if:Next.code ?><?cs call:submit_beside(Lang.admin.user_unblock) ?><?cs
	else ?><?cs call:submit(Lang.admin.user_unblock) ?><?cs
	/if ?></form></div></div><?cs
/if ?>
<?cs if:User.dual ?><?cs call:notice("warning", Lang.admin.user_dual) ?><?cs /if ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.admin.user_id, User.user_id) ?><?cs
call:fact(Lang.admin.staff_title, User.title) ?><?cs
call:fact(Lang.admin.surname, User.surname) ?><?cs
call:fact(Lang.admin.first_name, User.first_name) ?><?cs
call:fact(Lang.backend.email, User.email) ?><?cs
call:fact_german(Lang.backend.unit, User.unit) ?><?cs
call:fact_german(Lang.backend.authority, User.authority) ?><?cs
call:fact_german(Lang.admin.staff_function, User.function) ?><?cs
call:fact(Lang.admin.staff_address, User.address) ?><?cs
call:fact(Lang.admin.staff_phone, User.phone) ?><?cs
call:fact(Lang.admin.staff_fax, User.fax) ?><?cs
call:fact(Lang.admin.staff_number, User.staff_number) ?><?cs
call:fact_time(Lang.admin.last_sign_in, User.last_sign_in) ?><?cs
call:facts_end() ?>

<section class="bms-section"><h2><?cs var:Lang.admin.groups ?></h2>
<?cs if:subcount(Groups) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.admin.groups ?></caption><thead><tr><th scope="col"><?cs var:Lang.admin.group ?></th>
<th scope="col"><?cs var:Lang.backend.role ?></th><th scope="col"><?cs var:Lang.backend.authority
?></th><th scope="col"><?cs var:Lang.admin.sources ?></th></tr></thead><tbody><?cs
each:g = Groups ?>
<tr><th scope="row" data-label="<?cs var:Lang.admin.group ?>"><a
	href="<?cs var:Base ?>/verwaltung/gruppen/<?cs var:g.id ?>"><?cs
var:g.name ?></a></th><td data-label="<?cs var:Lang.backend.role ?>"><?cs
var:g.role_name ?></td><td data-label="<?cs var:Lang.backend.authority ?>"><?cs
if:g.authority ?><?cs var:german(g.authority) ?><?cs
else ?><?cs var:Lang.admin.everywhere ?><?cs
/if ?></td><td data-label="<?cs var:Lang.admin.sources ?>"><?cs
if:g.sources ?><?cs var:g.sources ?><?cs
else ?><?cs var:Lang.admin.sources_none ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.user_groups_empty) ?><?cs
/if ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.reach ?></h2>
<?cs if:subcount(Reach) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.admin.reach ?></caption><thead><tr><th scope="col"><?cs
var:Lang.backend.role ?></th><th scope="col" class="bms-number"><?cs var:Lang.title.projects ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.backend.vacancies ?></th></tr></thead><tbody><?cs
each:r = Reach ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.role ?>"><?cs var:Lang.role[r.role] ?></th>
<td class="bms-number" data-label="<?cs var:Lang.title.projects ?>"><?cs var:number(r.projects)
?></td><td class="bms-number" data-label="<?cs var:Lang.backend.vacancies ?>"><?cs
var:number(r.vacancies) ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.reach_empty) ?><?cs /if ?></section>

<?cs call:fold_begin(Lang.admin.user_rights, subcount(Rights)) ?>
<?cs if:User.status != "active" ?><p><?cs var:Lang.admin.user_rights_off ?></p><?cs /if ?>
<?cs if:subcount(Rights) ?><p><?cs var:Lang.admin.user_rights_text ?></p><?cs set:open = "" ?><?cs
each:r = Rights ?><?cs
if:r.begins ?><?cs if:open ?></tbody></table><?cs /if ?><?cs
	set:open = "1" ?><h3 id="rechte-<?cs var:r.object ?>"><?cs var:Lang.admin_object[r.object]
	?></h3><table class="bms-table" aria-labelledby="rechte-<?cs var:r.object ?>"><thead>
	<tr><th scope="col"><?cs var:Lang.admin.right ?></th><th scope="col"><?cs
	var:Lang.admin.right_by ?></th></tr></thead><tbody><?cs
/if ?>
<tr><th scope="row" data-label="<?cs var:Lang.admin.right ?>"><?cs
if:Page.lang == "en" ?><?cs var:r.name_en ?><?cs
else ?><?cs var:r.name_de ?><?cs
/if ?></th><td data-label="<?cs var:Lang.admin.right_by ?>"><?cs
var:r.by ?></td></tr><?cs /each ?></tbody></table><?cs else ?><?cs
call:empty_state(Lang.admin.user_rights_empty) ?><?cs /if ?>
<?cs call:fold_end() ?>
<?cs call:page_end() ?>
