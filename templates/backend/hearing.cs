<?cs # The SBV is asked about all who are to be rejected. ?><?cs
def:hearing_ask(kind) ?><?cs
if:Form.notice_hearing.token ?><section class="bms-section"><h2><?cs
	var:Lang.notified.hearing ?></h2><p><?cs var:Lang.notified.hearing_text ?> <?cs
	var:Lang.notified.hearing_count ?> <?cs var:number(Unasked) ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.notice_hearing, kind, Lang.notified.hearing) ?></div></section><?cs
/if ?><?cs
/def ?>
