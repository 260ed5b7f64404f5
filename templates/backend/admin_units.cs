<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.backend.units_text ?></p>
<?cs if:subcount(Units) ?><ul><?cs each:u = Units ?>
<li><a href="<?cs var:Base ?>/verwaltung/organisation/<?cs var:url_path(u.code) ?>"><?cs
var:u.name ?></a> (<?cs
if:u.committee ?><?cs var:Lang.role[u.committee] ?><?cs
else ?><?cs var:Lang.unit_kind[u.kind] ?><?cs
/if ?>)<?cs
if:u.inactive ?> <?cs call:status_badge("inaktiv", Lang.project_status.inaktiv) ?><?cs
/if ?><?cs
if:u.below ?><details><summary><?cs var:Lang.backend.units_below ?><span class="kern-sr-only">: <?cs
	var:u.name ?></span> (<?cs var:number(u.below) ?>)</summary><ul><?cs
else ?></li><?cs
/if ?><?cs
if:u.closes ?><?cs loop:i = #1, u.closes, #1 ?></ul></details></li><?cs /loop ?><?cs
/if ?><?cs
/each ?>
</ul><?cs else ?><?cs call:empty_state(Lang.backend.units_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
