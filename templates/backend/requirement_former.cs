<?cs # What requirements and classes of the ranking said before they were changed, once the
	profile was fixed (LAW-40). ?><?cs
def:requirement_former() ?><?cs
if:subcount(Former) ?><?cs
call:fold_begin(Lang.requirement.former, subcount(Former)) ?><p><?cs
var:Lang.requirement.former_text ?></p><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.requirement.former ?></caption><thead><tr><th scope="col"><?cs
var:Lang.requirement.former_said ?></th><th scope="col"><?cs
var:Lang.requirement.former_done ?></th><th scope="col"><?cs
var:Lang.requirement.former_at ?></th><th scope="col"><?cs
var:Lang.requirement.former_reason ?></th></tr></thead><tbody><?cs
each:r = Former ?>
<tr><th scope="row" data-label="<?cs var:Lang.requirement.former_said ?>"><?cs
var:german(r.text) ?> <span class="bms-small"><?cs var:r.kind ?>, <?cs
var:Lang.requirement.weight ?> <?cs var:number(r.weight) ?>, <?cs var:r.scale ?>, <?cs
var:r.proof ?></span></th><td data-label="<?cs var:Lang.requirement.former_done ?>"><?cs
var:r.done ?></td><td data-label="<?cs var:Lang.requirement.former_at ?>"><?cs
call:time(r.at) ?><?cs
if:r.by ?>, <?cs var:r.by ?><?cs
/if ?></td><td data-label="<?cs var:Lang.requirement.former_reason ?>"><?cs
var:german(r.reason) ?></td></tr><?cs
/each ?>
</tbody></table><?cs
call:more(Former_more) ?><?cs
call:fold_end() ?><?cs
/if ?><?cs
if:subcount(Former_classes) ?><?cs
call:fold_begin(Lang.ranking_former.title, subcount(Former_classes)) ?><p><?cs
var:Lang.ranking_former.text ?></p><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.ranking_former.title ?></caption><thead><tr><th scope="col"><?cs
var:Lang.ranking_former.class ?></th><th scope="col"><?cs
var:Lang.requirement.former_done ?></th><th scope="col"><?cs
var:Lang.requirement.former_at ?></th><th scope="col"><?cs
var:Lang.requirement.former_reason ?></th></tr></thead><tbody><?cs
each:c = Former_classes ?>
<tr><th scope="row" data-label="<?cs var:Lang.ranking_former.class ?>"><?cs
var:c.letter ?> <?cs var:german(c.name) ?><?cs
if:c.meaning ?> <span class="bms-small"><?cs var:german(c.meaning) ?></span><?cs /if ?></th><td
	data-label="<?cs var:Lang.requirement.former_done ?>"><?cs
var:c.done ?></td><td data-label="<?cs var:Lang.requirement.former_at ?>"><?cs
call:time(c.at) ?><?cs
if:c.by ?>, <?cs var:c.by ?><?cs
/if ?></td><td data-label="<?cs var:Lang.requirement.former_reason ?>"><?cs
var:german(c.reason) ?></td></tr><?cs
/each ?>
</tbody></table><?cs
call:more(Former_more) ?><?cs
call:fold_end() ?><?cs
/if ?><?cs
/def ?>
