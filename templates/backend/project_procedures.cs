<?cs include!"layout/backend.cs" ?><?cs
include!"layout/list.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:phase_cell(label, count) ?><td class="bms-number" data-label="<?cs var:label ?>"><?cs
var:number(count) ?></td><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:desk_head() ?>
<?cs if:subcount(Phases) ?><section class="bms-section"><h2><?cs
var:Lang.procedure.by_phase ?></h2><p class="bms-small"><?cs
var:Lang.procedure.text ?></p><?cs
call:more(Phases_more) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.procedure.by_phase ?></caption><thead><tr><th scope="col"><?cs
var:Lang.procedure.phase ?></th><th scope="col" class="bms-number"><?cs
var:Lang.procedure.count ?></th><th scope="col" class="bms-number"><?cs
var:Lang.procedure.soon ?></th><th scope="col" class="bms-number"><?cs
var:Lang.procedure.later ?></th><th scope="col" class="bms-number"><?cs
var:Lang.procedure.long ?></th></tr></thead><tbody><?cs
each:p = Phases ?>
<tr><th scope="row" data-label="<?cs var:Lang.procedure.phase ?>"><a href="<?cs var:Base
?>/projekte/<?cs var:Project.number ?>/verfahren?schritt=<?cs var:p.phase ?>"><?cs
var:Lang.phase[p.phase] ?></a></th><?cs
call:phase_cell(Lang.procedure.count, p.procedures) ?><?cs
call:phase_cell(Lang.procedure.soon, p.soon) ?><?cs
call:phase_cell(Lang.procedure.later, p.later) ?><?cs
call:phase_cell(Lang.procedure.long, p.long) ?></tr><?cs
/each ?>
</tbody></table></section>
<?cs /if ?><section class="bms-section"><h2><?cs var:Lang.title.procedures ?></h2>
<?cs call:list(List) ?></section>
<?cs call:page_end() ?>
