<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs call:page_begin() ?><?cs set:Owner = Form.group_name.id ?><?cs
call:default_button(Form.group_name.action) ?><?cs
call:error_summary(Form.group_name) ?><?cs
call:error_summary(Form.mapping) ?><?cs
call:error_summary(Form.mapping_remove) ?><?cs
call:desk_head() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.role, Group.role) ?><?cs
if:Group.authority ?><?cs call:fact_german(Lang.backend.authority, Group.authority) ?><?cs
else ?><?cs call:fact(Lang.backend.authority, Lang.admin.everywhere) ?><?cs
/if ?><?cs
if:List.more_than ?><?cs
	call:fact(Lang.admin.members, Lang.list.more_than + " " + number(List.total)) ?><?cs
else ?><?cs call:fact(Lang.admin.members, number(List.total)) ?><?cs
/if ?><?cs
call:facts_end() ?>

<section class="bms-section" id="quellen"><h2><?cs var:Lang.admin.sources ?></h2><p><?cs
var:Lang.admin.sources_text ?></p>
<?cs if:subcount(Mappings) ?><p><?cs var:Lang.admin.sources_loss ?> <?cs
if:List.total > #0 ?><a href="#mitglieder"><?cs var:Lang.admin.members ?>: <?cs
	if:List.more_than ?><?cs var:Lang.list.more_than ?> <?cs /if ?><?cs
	var:number(List.total) ?></a><?cs
else ?><?cs var:Lang.admin.members_empty ?><?cs
/if ?></p><form class="bms-inline-form" method="post"
	action="<?cs var:link(Form.mapping_remove.action) ?>"><?cs
call:form_hidden(Form.mapping_remove) ?><?cs
call:lent_button() ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.admin.sources ?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th>
<th scope="col"><?cs var:Lang.backend.remove ?></th></tr></thead><tbody><?cs each:m = Mappings ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><?cs
var:m.name ?></th><td data-label="<?cs var:Lang.backend.remove ?>"><button
	class="kern-btn kern-btn--tertiary" type="submit" name="name" value="<?cs var:m.name ?>"<?cs
call:owned_to(Form.mapping_remove.action) ?>><span class="kern-label"><?cs var:Lang.backend.remove
?><span class="kern-sr-only">: <?cs var:m.name ?></span></span></button></td></tr><?cs /each ?>
</tbody></table></form><?cs else ?><?cs call:empty_state(Lang.admin.sources_empty) ?><?cs /if ?>
<?cs with:f = Form.mapping ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.backend.add) ?><?cs
	call:form_end() ?><?cs
/with ?></section>

<section class="bms-section" id="mitglieder"><h2><?cs var:Lang.admin.members ?></h2>
<?cs call:list(List) ?></section>

<section class="bms-section"><h2><?cs var:Lang.admin.group_rename ?></h2><?cs
with:f = Form.group_name ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.backend.save) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
