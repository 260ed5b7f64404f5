<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs each:s = Sweep ?><?cs call:notice("danger", Lang.sweep_stopped[s.why]) ?><p><?cs
	var:Lang.sweep_stopped.since ?> <?cs var:s.at ?>. <?cs var:Lang.sweep_stopped.files ?> <?cs
	var:number(s.files) ?> / <?cs var:number(s.total) ?>. <?cs
	var:Lang.sweep_stopped.help ?></p><?cs
/each ?>
<ul class="bms-cards"><?cs
each:a = Areas ?><?cs call:card_begin(a.href, a.title) ?><p><?cs var:a.text ?></p><?cs
	call:card_end() ?><?cs
/each ?></ul>
<?cs call:page_end() ?>
