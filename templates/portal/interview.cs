<?cs # What an applicant is told of her interviews. ?><?cs
def:interview_facts(i) ?><?cs
call:facts_begin() ?><?cs
call:fact(Lang.my.interview_state, i.state) ?><?cs
if:i.at ?><div><dt><?cs var:Lang.my.interview_when ?></dt><dd><?cs
	call:time(i.at) ?> – <?cs var:i.to ?></dd></div><?cs
/if ?><?cs
call:fact_german(Lang.my.interview_place, i.place) ?><?cs
call:fact_german(Lang.my.interview_room, i.room) ?><?cs
call:fact_german(Lang.my.interview_way, i.way) ?><?cs
call:fact_german(Lang.my.interview_barrier_free, i.barrier_free) ?><?cs
if:i.video ?><?cs call:fact_link(Lang.my.interview_video, i.video, i.video) ?><?cs /if ?><?cs
call:fact_german(Lang.my.interview_panel, i.told_as) ?><?cs
call:facts_end() ?><?cs
/def ?><?cs

def:my_interviews() ?><?cs if:subcount(Interviews) ?><h2><?cs var:Lang.my.interviews ?></h2><?cs
each:i = Interviews ?><?cs
call:interview_facts(i) ?><?cs
if:i.at && (i.code == "asked" || i.code == "accepted") ?><p><a href="<?cs var:Base
	?>/bewerbung/<?cs var:Application.number ?>/termin/<?cs var:i.id
	?>/termin.ics" type="text/calendar"><?cs var:Lang.my.interview_download ?></a></p><?cs
/if ?><?cs
if:i.open && Application.answer ?><div class="bms-actions"><?cs
	call:button_link("primary", Base + i.href, Lang.title.my_interview) ?></div><?cs
/if ?><?cs
/each ?><?cs /if ?><?cs
/def ?>
