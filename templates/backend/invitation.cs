<?cs include!"layout/backend.cs" ?><?cs
include!"backend/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs call:interview_badge(Interview) ?> <a href="<?cs
var:Base ?>/bewerbungen/<?cs var:Interview.number ?>"><?cs
var:Lang.interview.application ?></a></p><?cs
call:facts_begin() ?><?cs
if:Interview.day ?><div><dt><?cs var:Lang.interview.when ?></dt><dd><?cs
	call:interview_when(Interview) ?></dd></div><?cs
elif:Interview.chooses ?><?cs call:fact(Lang.interview.when, Lang.interview.chooses) ?><?cs
/if ?><?cs
call:fact_german(Lang.interview.room, Interview.room) ?><?cs
call:fact_german(Lang.interview.told_as, Interview.told_as) ?><?cs
call:fact(Lang.interview.note, Interview.note) ?><?cs
call:facts_end() ?><?cs
if:May.plan ?><div class="bms-actions"><?cs
	call:button_link("primary", Path + "/verlegen", Lang.title.interview_move) ?><?cs
	call:button_link("secondary", Path + "/antwort", Lang.title.interview_told) ?><?cs
	call:button_link("tertiary", Path + "/absagen", Lang.title.interview_cancel) ?></div><?cs
/if ?><?cs
if:Form.interview_seen.token ?><?cs
	call:button_form(Form.interview_seen, "secondary", Lang.interview.seen) ?><?cs
/if ?>
<?cs call:page_end() ?>
