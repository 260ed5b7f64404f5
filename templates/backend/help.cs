<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs each:r = Roles ?><?cs
	if:subcount(Roles) > #1 ?><h2><?cs var:Lang.role[r.role] ?></h2><?cs /if ?>
<p><?cs var:r.does ?></p>
<?cs if:subcount(r.steps) ?><ol><?cs each:s = r.steps ?><li><?cs var:s ?></li><?cs /each ?></ol><?cs
/if ?><?cs /each ?>
<p><?cs var:Lang.backend.help_contact ?></p>
<?cs call:page_end() ?>
