<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Lang.hiring.handovers_text ?></p><?cs
if:subcount(Handed) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th><th
scope="col"><?cs var:Lang.hiring.vacancy ?></th><th scope="col"><?cs
var:Lang.hiring.handed_at ?></th><th scope="col"><?cs var:Lang.hiring.handed_by ?></th><th
scope="col"><?cs var:Lang.backend.status ?></th></tr></thead><tbody><?cs
each:h = Handed ?><tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a href="<?cs
var:Base ?>/bewerbungen/<?cs var:h.number ?>"><?cs var:h.name ?></a></th><td
data-label="<?cs var:Lang.hiring.vacancy ?>"><a href="<?cs var:Base ?>/vakanzen/<?cs
var:h.vacancy ?>"><?cs var:h.vacancy ?></a> <?cs var:german(h.title) ?></td><td
data-label="<?cs var:Lang.hiring.handed_at ?>"><?cs call:time(h.at) ?></td><td
data-label="<?cs var:Lang.hiring.handed_by ?>"><?cs var:h.by ?></td><td
data-label="<?cs var:Lang.backend.status ?>"><?cs call:status("application", h.status)
	?></td></tr><?cs
/each ?></tbody></table><?cs call:more(Handed_more) ?><?cs
else ?><?cs call:empty_state(Lang.hiring.handovers_none) ?><?cs
/if ?>
<?cs call:page_end() ?>
