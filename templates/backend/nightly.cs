<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.nightly) ?><?cs
call:heading() ?>
<p><?cs var:Lang.nightly.intro ?></p>
<?cs if:Partial ?><?cs call:notice("info", Lang.nightly.partial_text) ?><?cs /if ?>
<?cs if:Asked.dry ?><?cs call:notice("info", Lang.nightly.asked_dry) ?><?cs /if ?><?cs
if:Asked.now ?><?cs call:notice("info", Lang.nightly.asked_now) ?><?cs /if ?>
<?cs if:!Asked.dry || !Asked.now ?><?cs call:form_open(Form.nightly) ?><div class="bms-actions"><?cs
	if:!Asked.dry ?><?cs
		call:button_value("primary", Lang.nightly.ask_dry, "kind", "dry") ?><?cs
	/if ?><?cs
	if:!Asked.now ?><?cs
		call:button_value("secondary", Lang.nightly.ask_now, "kind", "now") ?><?cs
	/if ?></div><?cs call:form_end() ?><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.nightly.runs ?></h2>
<?cs if:subcount(Runs) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.nightly.runs ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.nightly.run ?></th><th scope="col"><?cs
var:Lang.nightly.started_at ?></th><th scope="col"><?cs var:Lang.backend.status ?></th>
<th scope="col"><?cs var:Lang.nightly.clock ?></th><th scope="col" class="bms-number"><?cs
var:Lang.nightly.done ?></th><th scope="col" class="bms-number"><?cs var:Lang.nightly.failed ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.nightly.seconds ?></th></tr></thead>
<tbody><?cs each:r = Runs ?>
<tr><th scope="row" data-label="<?cs var:Lang.nightly.run ?>"><a
	href="<?cs var:Base ?>/verwaltung/naechtlicher-lauf/<?cs var:r.id ?>"><?cs var:r.id ?>: <?cs
if:r.dry == "1" ?><?cs var:Lang.nightly.kind_dry ?><?cs
else ?><?cs var:Lang.nightly.kind_real ?><?cs
/if ?></a><?cs if:string.length(r.only_rule) ?> (<?cs var:r.only_rule ?>)<?cs /if ?></th>
<td data-label="<?cs var:Lang.nightly.started_at ?>"><?cs call:time(r.started_at) ?></td>
<td data-label="<?cs var:Lang.backend.status ?>"><?cs var:Lang.nightly_status[r.status] ?></td>
<td data-label="<?cs var:Lang.nightly.clock ?>"><?cs call:time(r.clock) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.nightly.done ?>"><?cs var:number(r.done) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.nightly.failed ?>"><?cs var:number(r.failed)
?></td><td class="bms-number" data-label="<?cs var:Lang.nightly.seconds ?>"><?cs
if:string.length(r.seconds) ?><?cs var:number(r.seconds) ?><?cs
else ?>–<?cs /if ?></td></tr><?cs /each ?>
</tbody></table><?cs call:pager(Pager) ?><?cs else ?><?cs
call:empty_state(Lang.nightly.empty) ?><?cs /if ?></section>
<?cs call:page_end() ?>
