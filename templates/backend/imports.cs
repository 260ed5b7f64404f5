<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.import.intro ?></p>
<?cs if:subcount(Runs) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.import.run ?></th><th scope="col"><?cs
var:Lang.import.started_at ?></th><th scope="col"><?cs var:Lang.import.file ?></th>
<th scope="col"><?cs var:Lang.backend.status ?></th><th scope="col" class="bms-number"><?cs
var:Lang.import.rows ?></th><th scope="col" class="bms-number"><?cs
var:Lang.import.wrong ?></th><th scope="col" class="bms-number"><?cs
var:Lang.import.added ?></th><th scope="col" class="bms-number"><?cs var:Lang.import.changed ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.import.removed ?></th></tr></thead>
<tbody><?cs each:r = Runs ?>
<tr><th scope="row" data-label="<?cs var:Lang.import.run ?>"><a
	href="<?cs var:Base ?>/verwaltung/importe/<?cs var:r.id ?>"><?cs var:r.id ?>: <?cs
var:Lang.import_kind[r.kind] ?></a></th><td data-label="<?cs var:Lang.import.started_at ?>"><?cs
call:time(r.started_at) ?></td><td data-label="<?cs var:Lang.import.file ?>"><?cs var:r.file ?></td>
<td data-label="<?cs var:Lang.backend.status ?>"><?cs var:Lang.import_status[r.status] ?><?cs
if:r.reason ?>: <?cs var:Lang.import_refused[r.reason] ?><?cs /if ?></td><td class="bms-number"
	data-label="<?cs var:Lang.import.rows ?>"><?cs var:number(r.row_count) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.import.wrong ?>"><?cs var:number(r.wrong) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.import.added ?>"><?cs var:number(r.added) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.import.changed ?>"><?cs var:number(r.changed)
?></td><td class="bms-number" data-label="<?cs var:Lang.import.removed ?>"><?cs
var:number(r.removed) ?></td></tr><?cs /each ?>
</tbody></table><?cs call:pager(Pager) ?><?cs else ?><?cs
call:empty_state(Lang.import.empty) ?><?cs /if ?>
<?cs call:page_end() ?>
