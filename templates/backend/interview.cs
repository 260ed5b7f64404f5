<?cs # Pieces of the pages of interviews. ?><?cs

def:interview_when(x) ?><span><?cs call:time(x.day) ?>, <span class="bms-together"><?cs
var:x.from ?> <?cs var:Lang.interview.until ?> <?cs var:x.to ?></span></span><?cs /def ?><?cs

def:interview_badge(x) ?><?cs
if:x.code == "accepted" ?><?cs call:status_badge("success", x.state) ?><?cs
elif:x.code == "asked" ?><?cs call:status_badge("warning", x.state) ?><?cs
elif:x.code == "other_wanted" ?><?cs call:status_badge("info", x.state) ?><?cs
else ?><?cs call:status_badge("quiet", x.state) ?><?cs
/if ?><?cs
/def ?><?cs

def:appointment_facts() ?><?cs
call:facts_begin() ?><?cs
call:fact_german(Lang.interview.place, Appointment.place) ?><?cs
call:fact_german(Lang.interview.way, Appointment.way) ?><?cs
call:fact_german(Lang.interview.barrier_free, Appointment.barrier_free) ?><?cs
if:Appointment.video ?><?cs
	call:fact_link(Lang.interview.video, Appointment.video, Appointment.video) ?><?cs
/if ?><?cs
call:facts_end() ?><?cs
/def ?><?cs

def:guide_list() ?><?cs
if:subcount(Guide) ?><ol><?cs
each:g = Guide ?><li><p><b><?cs var:german(g.text) ?></b> <span class="bms-small"><?cs
	var:g.kind ?>, <?cs var:Lang.interview.weight ?> <?cs var:g.weight ?>, <?cs
	var:g.proof ?></span></p><?cs
	if:g.question ?><p class="bms-lines"<?cs call:in_german() ?>><?cs
		var:g.question ?></p><?cs /if ?></li><?cs
/each ?></ol><?cs
else ?><?cs call:empty_state(Lang.interview.guide_empty) ?><?cs
/if ?><?cs
/def ?>
