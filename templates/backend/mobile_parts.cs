<?cs # Entries of the register of mobile employees. ?><?cs
def:mobile_rows(rows, more) ?><section class="bms-scroll" tabindex="0"
	aria-label="<?cs var:Page.title ?>"><table class="bms-table"><thead><tr><th
	scope="col"><?cs var:Lang.mobile.name ?></th><th scope="col"><?cs
	var:Lang.mobile.grade ?></th><th scope="col"><?cs
	var:Lang.mobile.field ?></th><th scope="col"><?cs
	var:Lang.mobile.town ?></th><th scope="col"><?cs
	var:Lang.mobile.since ?></th><th scope="col"><?cs
	var:Lang.mobile.proposals ?></th></tr></thead><tbody><?cs
each:m = rows ?><tr><th scope="row"><a href="<?cs var:Base ?>/mobile/<?cs var:m.id ?>"><?cs
	var:m.name ?></a></th>
<td data-label="<?cs var:Lang.mobile.grade ?>"><?cs
	var:m.pay_grade ?></td>
<td data-label="<?cs var:Lang.mobile.field ?>"><?cs
	var:m.field ?></td>
<td data-label="<?cs var:Lang.mobile.town ?>"><?cs
	if:m.town ?><?cs var:german(m.town) ?><?cs else ?><?cs var:Lang.mobile.anywhere ?><?cs
	/if ?></td>
<td data-label="<?cs var:Lang.mobile.since ?>"><?cs
	call:time(m.since) ?></td>
<td data-label="<?cs var:Lang.mobile.proposals ?>"><?cs
	if:m.proposals ?><?cs var:number(m.proposals) ?><?cs else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table></section><?cs
call:more(more) ?><?cs
/def ?><?cs

def:proposal_state(state) ?><?cs
if:state == "placed" ?><?cs call:status_badge("success", Lang.proposal_state[state]) ?><?cs
elif:state == "failed" ?><?cs call:status_badge("danger", Lang.proposal_state[state]) ?><?cs
else ?><?cs call:status_badge("warning", Lang.proposal_state[state]) ?><?cs
/if ?><?cs
/def?><?cs

# Who refused, and the way to why. ?><?cs
def:proposal_refused(p) ?><?cs
if:p.refused_department || p.refused_recruiter ?><p class="bms-small"><?cs
var:Lang.mobile.refused_by ?> <?cs
if:p.refused_department ?><a href="<?cs var:Base ?>/stellungnahmen/<?cs
	var:p.refused_department ?>"><?cs var:Lang.role.DEPARTMENT ?><span
	class="kern-sr-only">: <?cs var:p.number ?></span></a><?cs
/if ?><?cs
if:p.refused_department && p.refused_recruiter ?>, <?cs /if ?><?cs
if:p.refused_recruiter ?><a href="<?cs var:Base ?>/stellungnahmen/<?cs
	var:p.refused_recruiter ?>"><?cs var:Lang.role.RECRUITER ?><span
	class="kern-sr-only">: <?cs var:p.number ?></span></a><?cs
/if ?></p><?cs
/if ?><?cs
/def ?>
