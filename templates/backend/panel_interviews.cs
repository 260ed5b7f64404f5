<?cs include!"layout/backend.cs" ?><?cs
include!"backend/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
if:Appointment.off ?><p><?cs call:status_badge("quiet", Lang.interview.off) ?></p><?cs /if ?><?cs
call:appointment_facts() ?>
<section class="bms-section"><h2><?cs var:Lang.interview.times ?></h2><?cs
if:subcount(Interviews) ?><ul><?cs
each:i = Interviews ?><li><?cs call:interview_when(i) ?>: <a href="<?cs
var:Base ?>/bewerbungen/<?cs var:i.number ?>"><?cs var:i.name ?></a><?cs
if:i.room ?>, <?cs var:german(i.room) ?><?cs /if ?> <?cs
call:interview_badge(i) ?></li><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.interview.mine_empty) ?><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.title.interview_guide ?></h2><?cs
call:guide_list() ?></section>
<?cs call:page_end() ?>
