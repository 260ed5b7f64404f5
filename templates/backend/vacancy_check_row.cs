<?cs # A row of the formal check of a vacancy: a part rendered by itself. ?><?cs
include!"layout/macros.cs" ?><?cs
include!"backend/check.cs" ?><?cs

with:r = Piece ?><tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><?cs
if:r.may_edit ?><span class="kern-form-check"><input class="kern-form-check__checkbox"
	type="checkbox" id="a<?cs var:r.key ?>" name="chosen" value="<?cs var:r.key ?>"<?cs
	if:r.chosen ?> checked<?cs /if ?>><label class="kern-label" for="a<?cs
	var:r.key ?>"><span class="kern-sr-only"><?cs var:Lang.check.choose ?>: </span><?cs
	var:r.name ?></label></span><?cs
else ?><span class="bms-check__known"><?cs var:r.name ?></span><?cs
/if ?><a class="bms-small" href="<?cs
var:link(r.href) ?>"><?cs var:r.number ?><span class="kern-sr-only"> <?cs
var:r.name ?></span></a> <?cs call:status("application", r.status) ?></th>
<td data-label="<?cs var:Lang.check.right ?>"><div><?cs call:check_right(r) ?></div></td>
<td data-label="<?cs var:Lang.check.complete ?>"><div><?cs call:check_documents(r) ?></div></td><?cs
each:c = r.cells ?>
<td data-label="<?cs var:c.text ?>"><div><?cs call:check_cell(c, r) ?></div></td><?cs
/each ?>
<td data-label="<?cs var:Lang.check.result ?>"><div><?cs
call:check_outcome(r) ?></div></td></tr><?cs /with ?>
