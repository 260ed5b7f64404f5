<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/interview.cs" ?><?cs

def:slot_row(s) ?><tr><th scope="row" data-label="<?cs var:Lang.interview.when ?>"><?cs
call:interview_when(s) ?></th>
<td data-label="<?cs var:Lang.interview.panel ?>"><?cs var:s.position ?><?cs
if:s.room ?>, <?cs var:german(s.room) ?><?cs /if ?></td>
<td data-label="<?cs var:Lang.interview.who ?>"><?cs
if:s.href ?><a href="<?cs var:link(s.href) ?>"><?cs var:s.by.name ?></a> <span
	class="bms-small"><?cs var:s.by.number ?></span><?cs
elif:s.taken ?><?cs var:Lang.interview.held ?><?cs
else ?><?cs var:Lang.interview.free ?><?cs
/if ?></td>
<td data-label="<?cs var:Lang.interview.state ?>"><?cs
if:s.href ?><?cs call:interview_badge(s.by) ?><?cs
	if:s.past && May.sheets ?> <a href="<?cs var:link(s.href) ?>/bogen"><?cs
		var:Lang.title.interview_sheet ?><span class="kern-sr-only">: <?cs
		var:s.by.name ?></span></a><?cs /if ?><?cs
elif:May.plan && !s.taken && !s.past ?><form class="bms-inline-form" method="post" action="<?cs
	var:link(Path) ?>/zeiten/<?cs var:url_path(s.id) ?>/streichen"><input type="hidden"
	name="form_token" value="<?cs var:Form.slot_remove.token ?>"><button
	class="kern-btn kern-btn--tertiary" type="submit"><span class="kern-label"><?cs
	var:Lang.interview.slot_remove ?><span class="kern-sr-only">: <?cs var:s.day ?>, <?cs
	var:s.from ?>, <?cs var:s.position ?></span></span></button></form><?cs
else ?>–<?cs
/if ?></td></tr><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b><?cs
if:Appointment.off ?> <?cs call:status_badge("quiet", Lang.interview.off) ?><?cs /if ?><?cs
if:Appointment.archived ?> <?cs
	call:status_badge("quiet", Lang.interview.archived) ?><?cs /if ?></p><?cs
if:May.restore ?><div class="bms-actions"><?cs
	call:button_link("secondary", Path + "/zurueckholen",
		Lang.title.appointment_restore) ?></div><?cs
elif:!May.plan && May.archive ?><div class="bms-actions"><?cs
	call:button_link("secondary", Path + "/archivieren",
		Lang.title.appointment_archive) ?></div><?cs
/if ?><?cs
if:May.plan ?><div class="bms-actions"><?cs
	call:button_link("primary", Path + "/einladen", Lang.title.appointment_invite) ?><?cs
	call:button_link("secondary", Path + "/zeiten", Lang.title.appointment_times) ?><?cs
	call:button_link("secondary", Path + "/bearbeiten", Lang.title.appointment_edit) ?><?cs
	call:button_link("tertiary", Path + "/absagen", Lang.title.appointment_cancel) ?><?cs
	call:button_link("tertiary", Path + "/archivieren",
		Lang.title.appointment_archive) ?></div><?cs
/if ?><?cs
if:subcount(Conflicts) ?><section class="bms-section"><h2><?cs
	var:Lang.interview.conflicts ?></h2><p><?cs var:Lang.interview.conflicts_text ?></p><ul><?cs
	each:c = Conflicts ?><li><?cs call:interview_when(c) ?>: <?cs var:c.kind ?> <b><?cs
	var:c.what ?></b></li><?cs /each ?></ul><?cs call:more(Conflicts_more) ?></section><?cs
/if ?><?cs
call:appointment_facts() ?>
<section class="bms-section"><h2><?cs var:Lang.interview.panels ?></h2><ol><?cs
each:p = Panels ?><li><p><?cs
if:May.plan ?><a href="<?cs var:link(p.href) ?>"><?cs
	var:Lang.interview.panel ?> <?cs var:p.position ?></a><?cs
else ?><b><?cs var:Lang.interview.panel ?> <?cs var:p.position ?></b><?cs
/if ?><?cs if:p.room ?>, <?cs var:german(p.room) ?><?cs /if ?></p>
<p><?cs if:p.sitting ?><?cs var:p.sitting ?><?cs
else ?><?cs var:Lang.interview.nobody ?><?cs /if ?></p><?cs
if:p.women || p.men ?><p class="bms-small"><?cs var:Lang.interview.composition ?>: <?cs
	var:Lang.interview.women ?> <?cs var:p.women ?>, <?cs var:Lang.interview.men ?> <?cs
	var:p.men ?><?cs if:p.composition ?>; <?cs var:german(p.composition) ?><?cs /if ?></p><?cs
else ?><p class="bms-small"><?cs var:Lang.interview.composition_none ?></p><?cs
/if ?></li><?cs /each ?></ol></section>
<section class="bms-section"><h2><?cs var:Lang.interview.times ?></h2><?cs
if:subcount(Slots) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.interview.times ?></caption><thead><tr><th scope="col"><?cs
var:Lang.interview.when ?></th><th scope="col"><?cs var:Lang.interview.panel ?></th><th
scope="col"><?cs var:Lang.interview.who ?></th><th scope="col"><?cs
var:Lang.interview.state ?></th></tr></thead><tbody><?cs
each:s = Slots ?><?cs call:slot_row(s) ?><?cs /each ?></tbody></table><?cs
else ?><?cs call:empty_state(Lang.interview.times_empty) ?><?cs
/if ?></section><?cs
if:subcount(Others) ?><section class="bms-section"><h2><?cs
	var:Lang.interview.others ?></h2><ul><?cs
	each:o = Others ?><li><a href="<?cs var:link(o.href) ?>"><?cs
	var:o.name ?></a> <span class="bms-small"><?cs var:o.number ?></span> <?cs
	call:interview_badge(o) ?></li><?cs /each ?></ul></section><?cs
/if ?>
<?cs call:page_end() ?>
