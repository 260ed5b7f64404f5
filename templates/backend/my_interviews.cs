<?cs include!"layout/backend.cs" ?><?cs
include!"backend/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Lang.interview.mine_text ?> <a
	href="<?cs var:Base ?>/kalender"><?cs var:Lang.title.calendar ?></a></p><?cs
if:subcount(Interviews) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Lang.interview.when ?></th><th
scope="col"><?cs var:Lang.interview.who ?></th><th scope="col"><?cs
var:Lang.interview.place ?></th><th scope="col"><?cs var:Lang.interview.state ?></th><th
scope="col"><?cs var:Lang.title.interview_guide ?></th></tr></thead><tbody><?cs
each:i = Interviews ?><tr><th scope="row" data-label="<?cs var:Lang.interview.when ?>"><?cs
call:interview_when(i) ?></th><td data-label="<?cs var:Lang.interview.who ?>"><a href="<?cs
var:Base ?>/bewerbungen/<?cs var:i.number ?>"><?cs var:i.number ?></a></td>
<td data-label="<?cs var:Lang.interview.place ?>"><?cs var:german(i.place) ?><?cs
if:i.room ?> <?cs var:german(i.room) ?><?cs /if ?></td>
<td data-label="<?cs var:Lang.interview.state ?>"><?cs call:interview_badge(i) ?></td>
<td data-label="<?cs var:Lang.title.interview_guide ?>"><?cs
if:i.href ?><a href="<?cs var:link(i.href) ?>"><?cs var:Lang.interview.prepare ?><span
	class="kern-sr-only">: <?cs var:i.number ?></span></a><?cs
else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table><?cs call:more(Interviews_more) ?><?cs
else ?><?cs call:empty_state(Lang.interview.mine_empty) ?><?cs
/if ?>
<?cs call:page_end() ?>
