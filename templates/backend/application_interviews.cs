<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.interviews ?></h2><?cs
if:subcount(Interviews) ?><ul><?cs
each:i = Interviews ?><li><?cs
if:i.href ?><a href="<?cs var:link(i.href) ?>"><?cs
	if:i.day ?><?cs call:interview_when(i) ?><?cs
	else ?><?cs var:Lang.interview.chooses ?><?cs
	/if ?></a><?cs
elif:i.day ?><?cs call:interview_when(i) ?><?cs
/if ?><?cs if:i.place ?>, <?cs var:german(i.place) ?><?cs /if ?> <?cs
call:interview_badge(i) ?></li><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.interview.application_empty) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
