<?cs include!"layout/backend.cs" ?><?cs call:page_begin() ?><?cs
set:Owner = Form.base_role.id ?><?cs
call:default_button(Form.base_role.action) ?><?cs
call:error_summary(Form.base_role) ?><?cs
call:error_summary(Form.base_role_remove) ?><?cs
call:heading() ?>
<p><?cs var:Lang.admin.roles_text ?></p>
<?cs if:subcount(Roles) ?><table class="bms-table"><caption class="kern-sr-only"><?cs var:Page.title
?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.role ?></th><th scope="col"><?cs
var:Lang.form.base_role.model ?></th><th scope="col" class="bms-number"><?cs var:Lang.admin.groups
?></th><th scope="col"><?cs var:Lang.backend.remove ?></th></tr></thead><tbody><?cs
each:r = Roles ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.role ?>"><?cs
var:r.name ?></th><td data-label="<?cs var:Lang.form.base_role.model ?>"><?cs
var:Lang.role[r.model] ?></td><td class="bms-number" data-label="<?cs var:Lang.admin.groups ?>"><?cs
var:r.user_groups ?></td><td data-label="<?cs var:Lang.backend.remove ?>"><?cs
if:r.user_groups > #0 ?>–<?cs
else ?><form class="bms-inline-form" method="post" action="<?cs
	var:link(Form.base_role_remove.action) ?>/<?cs var:r.id ?>/entfernen"><input type="hidden"
		name="form_token" value="<?cs var:Form.base_role_remove.token ?>"><button
		class="kern-btn kern-btn--tertiary" type="submit"<?cs
	call:owned_to(Form.base_role_remove.action + "/" + r.id + "/entfernen")
	?>><span class="kern-label"><?cs var:Lang.backend.remove ?><span class="kern-sr-only">: <?cs
	var:r.name ?></span></span></button><?cs call:lent_button() ?></form><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.admin.roles_empty) ?><?cs /if ?>
<section class="bms-section"><h2><?cs var:Lang.admin.role_create ?></h2><?cs
with:f = Form.base_role ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit(Lang.admin.role_create) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
