<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.interviews ?></h2><?cs
if:May.plan ?><p><?cs var:Lang.interview.text ?></p><?cs /if ?><?cs
if:subcount(Appointments) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.tab.interviews ?></caption><thead><tr><th scope="col"><?cs
var:Lang.interview.name ?></th><th scope="col"><?cs var:Lang.interview.days ?></th><th
scope="col"><?cs var:Lang.interview.place ?></th><th scope="col"><?cs
var:Lang.interview.taken ?></th></tr></thead><tbody><?cs
each:a = Appointments ?><tr><th scope="row" data-label="<?cs var:Lang.interview.name ?>"><?cs
if:May.plan || a.first ?><a href="<?cs var:link(a.href) ?>"<?cs call:in_german() ?>><?cs
	var:a.name ?></a><?cs
else ?><span<?cs call:in_german() ?>><?cs var:a.name ?></span><?cs
/if ?><?cs
if:a.off ?> <?cs call:status_badge("quiet", Lang.interview.off) ?><?cs /if ?></th>
<td data-label="<?cs var:Lang.interview.days ?>"><?cs
if:a.first ?><?cs call:time(a.first) ?><?cs if:a.first != a.last ?> – <?cs
	call:time(a.last) ?><?cs /if ?><?cs
else ?><?cs var:Lang.interview.not_told ?><?cs
/if ?></td>
<td data-label="<?cs var:Lang.interview.place ?>"><?cs
if:a.place ?><?cs var:german(a.place) ?><?cs else ?><?cs var:Lang.interview.by_video ?><?cs
/if ?></td>
<td data-label="<?cs var:Lang.interview.taken ?>"><?cs
if:May.plan && a.slots ?><?cs var:number(a.taken) ?> / <?cs var:number(a.slots) ?><?cs
else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table><?cs
else ?><?cs call:empty_state(Lang.interview.empty) ?><?cs
/if ?><?cs
if:subcount(Archived) ?><h3><?cs var:Lang.interview.archived_list ?></h3><ul><?cs
	each:a = Archived ?><li><a href="<?cs var:link(a.href) ?>"<?cs call:in_german() ?>><?cs
	var:a.name ?></a><?cs
	if:a.off ?> <?cs call:status_badge("quiet", Lang.interview.off) ?><?cs /if ?></li><?cs
	/each ?></ul><?cs
/if ?><div class="bms-actions"><?cs
if:May.plan ?><?cs call:button_link("primary", New, Lang.title.appointment_new) ?><?cs /if ?><?cs
call:button_link("secondary", Guide, Lang.title.interview_guide) ?></div></section>
<?cs call:page_end() ?>
