<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
def:ranked_rows(rows, caption) ?><table class="bms-table"><caption><?cs var:caption
?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th><th scope="col"><?cs
var:Lang.backend.status ?></th><th scope="col"><?cs var:Lang.hiring.stands ?></th><th
scope="col"><?cs var:Lang.hiring.next ?></th></tr></thead><tbody><?cs
each:r = rows ?><tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a href="<?cs
var:Base ?>/bewerbungen/<?cs var:r.number ?>/einstellung"><?cs
if:r.position ?><?cs var:r.position ?>. <?cs /if ?><?cs var:r.name ?></a></th><td
data-label="<?cs var:Lang.backend.status ?>"><?cs call:status("application", r.status) ?></td><td
data-label="<?cs var:Lang.hiring.stands ?>"><?cs var:r.words ?><?cs
if:r.last_day ?>, <?cs var:Lang.hiring.until ?> <?cs call:time(r.last_day) ?><?cs /if ?><?cs
if:r.moved ?> (<?cs var:Lang.hiring.moved ?> <?cs call:time(r.moved) ?>)<?cs /if ?></td><td
data-label="<?cs var:Lang.hiring.next ?>"><?cs
if:r.may ?><a href="<?cs var:Base ?>/bewerbungen/<?cs var:r.number
	?>/einstellung/nachruecken"><?cs
	if:r.first ?><b><?cs var:Lang.title.move_up ?></b><?cs
	else ?><?cs var:Lang.hiring.up_out ?><?cs
	/if ?><span class="kern-sr-only">: <?cs var:r.name ?></span></a><?cs
else ?><a href="<?cs var:Base ?>/bewerbungen/<?cs var:r.number ?>/einstellung"><?cs
	var:Lang.hiring.open ?><span class="kern-sr-only">: <?cs var:r.name ?></span></a><?cs
/if ?></td></tr><?cs /each ?></tbody></table><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.hiring ?></h2><?cs
if:Ended ?><p><?cs var:Lang.hiring.ended ?> <a href="<?cs var:link(Path)
	?>/ohne-besetzung"><?cs var:Lang.title.vacancy_ended ?></a></p><?cs
/if ?><?cs
if:subcount(Chosen) ?><?cs
	if:Room ?><?cs call:notice("info", Lang.hiring.room) ?><?cs /if ?><?cs
	if:Unasked ?><?cs call:notice("warning", Lang.hiring.unasked) ?><?cs /if ?><?cs
	call:ranked_rows(Chosen, Lang.hiring.chosen) ?><?cs
	if:subcount(Next_ones) ?><?cs call:ranked_rows(Next_ones, Lang.hiring.nexts) ?><?cs
	else ?><p><?cs var:Lang.hiring.nexts_none ?></p><?cs
	/if ?><?cs
else ?><?cs call:empty_state(Lang.hiring.nothing) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
