<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:subcount(Changes) ?><p><?cs var:Lang.admin.rights_reset_list ?></p><ul><?cs
each:c = Changes ?><li><?cs var:c.role ?>, <?cs var:Lang.admin_object[c.object] ?>: <?cs
	var:c.name ?> (<?cs
	if:c.delivered == "yes" ?><?cs var:Lang.admin.delivered_yes ?><?cs
	else ?><?cs var:Lang.admin.delivered_no ?><?cs
	/if ?>)</li><?cs
/each ?></ul>
<?cs call:confirm(Form.rights_reset, Lang.admin.rights_reset_text,
	Lang.admin.rights_reset_do, Base + "/verwaltung/rechte") ?><?cs else ?><?cs
call:empty_state(Lang.admin.rights_same) ?><?cs /if ?>
<?cs call:page_end() ?>
