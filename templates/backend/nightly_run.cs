<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Run.dry == "1" ?><?cs call:notice("info", Lang.nightly.dry_text) ?><?cs /if ?><?cs
if:Partial ?><?cs call:notice("info", Lang.nightly.partial_text) ?><?cs /if ?><?cs
if:Run.status == "aborted" ?><?cs call:notice("warning", Lang.nightly.aborted_text) ?><?cs
/if ?><?cs
if:Run.failed != "0" ?><?cs call:notice("warning", Lang.nightly.failed_text) ?><?cs
/if ?>
<?cs call:facts_begin() ?><?cs
if:Run.dry == "1" ?><?cs call:fact(Lang.nightly.kind, Lang.nightly.kind_dry) ?><?cs
else ?><?cs call:fact(Lang.nightly.kind, Lang.nightly.kind_real) ?><?cs
/if ?><?cs
call:fact(Lang.backend.status, Lang.nightly_status[Run.status]) ?><?cs
call:fact(Lang.nightly.only_rule, Run.only_rule) ?><?cs
call:fact(Lang.nightly.asked_by, Run.asked_by) ?><?cs
call:fact_time(Lang.nightly.clock, Run.clock) ?><?cs
call:fact_time(Lang.nightly.started_at, Run.started_at) ?><?cs
call:fact_time(Lang.nightly.ended_at, Run.ended_at) ?><?cs
call:fact(Lang.nightly.done, number(Run.done)) ?><?cs
call:fact(Lang.nightly.passed, number(Run.passed)) ?><?cs
call:fact(Lang.nightly.failed, number(Run.failed)) ?><?cs
if:Run.hash ?><?cs
	call:fact(Lang.nightly.seal_number, Run.seq) ?><?cs
	call:fact(Lang.nightly.seal, string.slice(Run.hash, 0, 16)) ?><?cs
/if ?><?cs
call:facts_end() ?>
<?cs if:Run.hash ?><p><?cs var:Lang.nightly.download_text ?></p><ul class="bms-plain">
	<li><a href="<?cs var:Base ?>/verwaltung/naechtlicher-lauf/<?cs var:Run.id
	?>/bericht.csv"><?cs var:Lang.nightly.csv ?></a></li><li><a href="<?cs var:Base
	?>/verwaltung/naechtlicher-lauf/<?cs var:Run.id ?>/bericht.json"><?cs
	var:Lang.nightly.json ?></a></li></ul><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.nightly.rules ?></h2>
<?cs if:subcount(Results) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.nightly.rules ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.nightly.rule ?></th><th scope="col"><?cs
var:Lang.nightly.rule_number ?></th><th scope="col" class="bms-number"><?cs
var:Lang.nightly.done ?></th><th scope="col" class="bms-number"><?cs var:Lang.nightly.passed ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.nightly.failed ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.nightly.milliseconds ?></th></tr></thead>
<tbody><?cs each:r = Results ?>
<tr><th scope="row" data-label="<?cs var:Lang.nightly.rule ?>"><?cs
if:Lang.nightly_rule[r.code] ?><?cs var:Lang.nightly_rule[r.code] ?><?cs
else ?><?cs var:Lang.code.unknown ?><?cs
/if ?></th><td data-label="<?cs var:Lang.nightly.rule_number ?>"><?cs var:r.rule ?></td>
<td class="bms-number" data-label="<?cs var:Lang.nightly.done ?>"><?cs var:number(r.done) ?></td>
<td class="bms-number" data-label="<?cs var:Lang.nightly.passed ?>"><?cs var:number(r.passed)
?></td><td class="bms-number" data-label="<?cs var:Lang.nightly.failed ?>"><?cs var:number(r.failed)
?></td><td class="bms-number" data-label="<?cs var:Lang.nightly.milliseconds ?>"><?cs
var:number(r.milliseconds) ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.nightly.rules_empty) ?><?cs /if ?></section>
<section class="bms-section"><h2><?cs var:Lang.nightly.objects ?></h2>
<?cs call:list(List) ?></section>
<?cs call:page_end() ?>
