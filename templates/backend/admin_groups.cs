<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.user_group) ?><?cs
call:heading() ?>
<?cs if:subcount(Groups) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.admin.group ?></th>
<th scope="col"><?cs var:Lang.backend.role ?></th><th scope="col"><?cs var:Lang.backend.authority
?></th><th scope="col" class="bms-number"><?cs var:Lang.admin.members ?></th><th scope="col"><?cs
var:Lang.admin.sources ?></th></tr></thead><tbody><?cs each:g = Groups ?>
<tr><th scope="row" data-label="<?cs var:Lang.admin.group ?>"><a
	href="<?cs var:Base ?>/verwaltung/gruppen/<?cs var:g.id ?>"><?cs
var:g.name ?></a></th><td data-label="<?cs var:Lang.backend.role ?>"><?cs
var:g.role_name ?></td><td data-label="<?cs var:Lang.backend.authority ?>"><?cs
if:g.authority ?><?cs var:german(g.authority) ?><?cs
else ?><?cs var:Lang.admin.everywhere ?><?cs
/if ?></td><td class="bms-number" data-label="<?cs var:Lang.admin.members ?>"><?cs
var:number(g.members) ?></td><td data-label="<?cs var:Lang.admin.sources ?>"><?cs
if:g.sources ?><?cs var:g.sources ?><?cs
else ?><?cs var:Lang.admin.sources_none ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.groups_empty) ?><?cs /if ?>
<section class="bms-section"><h2><?cs var:Lang.admin.group_create ?></h2><?cs
with:f = Form.user_group ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit(Lang.admin.group_create) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
