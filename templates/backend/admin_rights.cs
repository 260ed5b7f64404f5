<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.rights) ?><?cs
call:heading() ?>
<p><?cs var:Lang.admin.rights_text ?></p>
<p><a href="<?cs var:Base ?>/verwaltung/rechte/rollen"><?cs var:Lang.title.admin_roles ?></a></p>
<?cs if:Rights_differ > #0 ?><p><?cs var:Lang.admin.rights_differ ?> <b><?cs
	var:Rights_differ ?></b> · <a href="<?cs var:Base ?>/verwaltung/rechte/zuruecksetzen"><?cs
	var:Lang.admin.rights_reset ?></a></p><?cs
else ?><p><?cs var:Lang.admin.rights_same ?></p><?cs
/if ?>
<form method="post" action="<?cs var:link(Form.rights.action) ?>"><input type="hidden"
	name="form_token" value="<?cs var:Form.rights.token ?>"><input type="hidden" name="version"
	value="<?cs var:Rights_version ?>">
<section class="bms-scroll bms-scroll--box" aria-label="<?cs var:Page.title ?>" tabindex="0"><table
	class="bms-table bms-table--keep bms-table--matrix"><caption class="kern-sr-only"><?cs
var:Lang.admin.rights_caption ?></caption><thead><tr><th scope="col"><?cs
var:Lang.admin.right ?></th><?cs
each:b = Roles ?><th scope="col" id="rolle-<?cs var:b.id ?>"><?cs var:b.role_name ?></th><?cs
/each ?></tr></thead><?cs set:open = "" ?><?cs each:r = Rights ?><?cs
if:r.begins ?><?cs if:open ?></tbody><?cs /if ?><?cs set:open = "1" ?><tbody><tr>
	<th scope="rowgroup" colspan="<?cs var:subcount(Roles) + #1 ?>" id="objekt-<?cs var:r.object
	?>"><span><?cs var:Lang.admin_object[r.object] ?></span></th></tr><?cs
/if ?>
<tr><th scope="row" id="recht-<?cs var:r.id ?>"><?cs var:r.name ?></th><?cs
each:c = r.cells ?><td><input type="checkbox" name="cell"
		value="<?cs var:r.id ?>-<?cs var:c.role ?>" aria-labelledby="objekt-<?cs
	var:r.object ?> recht-<?cs var:r.id ?> rolle-<?cs var:c.role ?>"<?cs
	if:c.delivered ?> aria-describedby="anders-<?cs var:r.id ?>-<?cs var:c.role ?>"<?cs
	/if ?><?cs
	if:c.has ?> checked<?cs /if ?>><?cs
	if:c.delivered
		?><span class="bms-small" id="anders-<?cs var:r.id ?>-<?cs var:c.role ?>"><?cs
		if:c.delivered == "yes" ?><?cs var:Lang.admin.delivered_yes ?><?cs
		else ?><?cs var:Lang.admin.delivered_no ?><?cs
		/if ?></span><?cs
	/if ?></td><?cs
/each ?></tr><?cs /each ?></tbody></table></section>
<?cs call:submit(Lang.admin.rights_save) ?></form>
<p><a href="<?cs var:Base ?>/verwaltung/protokoll?aktion=right_taken"><?cs
var:Lang.admin.rights_taken ?></a> · <a href="<?cs var:Base
?>/verwaltung/protokoll?aktion=right_granted"><?cs var:Lang.admin.rights_granted ?></a></p>
<?cs call:page_end() ?>
