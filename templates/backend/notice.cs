<?cs include!"layout/backend.cs" ?><?cs

def:notice_facts(n) ?><p><?cs call:status_badge(n.colour, n.state_word) ?></p><?cs
if:n.state == "returned" ?><p><?cs var:Lang.notified.returned_text ?></p><?cs /if ?><?cs
if:n.state == "post" ?><p><?cs var:Lang.notified.post_text ?> <a href="<?cs
	var:Base ?>/bewerbungen/<?cs var:Number ?>/emails"><?cs
	var:Lang.notified.letters ?></a></p><?cs /if ?><?cs
if:n.sent_at ?><?cs call:facts_begin() ?><?cs
	call:fact_time(Lang.notified.sent, n.sent_at) ?><?cs
	call:fact(Lang.notified.way, Lang.notice_way[n.way]) ?><?cs
	call:fact_time(Lang.notified.posted, n.posted_on) ?><?cs
	if:n.presumed ?><?cs call:fact_time(Lang.notified.presumed, n.receipt) ?><?cs
	else ?><?cs call:fact_time(Lang.notified.received, n.receipt) ?><?cs /if ?><?cs
	call:fact_time(Lang.notified.waits_until, n.last_day) ?><?cs
	call:fact(Lang.notified.waits, n.waits) ?><?cs
	call:facts_end() ?><?cs
/if ?><?cs /def ?><?cs

def:court_one(c) ?><li><?cs call:time(c.filed_on) ?>, <?cs var:german(c.court) ?><?cs
if:c.reference ?>, <?cs var:c.reference ?><?cs /if ?>: <?cs
if:c.closed_at ?><?cs var:Lang.notified.court_closed ?> <?cs call:time(c.closed_at) ?>. <?cs
	var:german(c.reason) ?><?cs
else ?><?cs var:Lang.notified.court_pending ?><?cs
/if ?></li><?cs /def ?><?cs

call:page_begin() ?><?cs
if:Form.notice_reasons.action ?><?cs set:Owner = Form.notice_reasons.id ?><?cs
	call:default_button(Form.notice_reasons.action) ?><?cs
elif:Notice.sent_at && Form.court.action ?><?cs set:Owner = Form.court.id ?><?cs
	call:default_button(Form.court.action) ?><?cs
elif:Notice.sent_at && Form.court_close.action ?><?cs set:Owner = Form.court_close.id ?><?cs
	call:default_button(Form.court_close.action) ?><?cs
/if ?><?cs
call:error_summary(Form.notice_reasons) ?><?cs
call:error_summary(Form.notice_record) ?><?cs
call:error_summary(Form.court) ?><?cs
call:error_summary(Form.court_close) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><a href="<?cs var:Base ?>/bewerbungen/<?cs var:Number ?>"><?cs
if:Notice.name ?><?cs var:Notice.name ?>, <?cs /if ?><?cs var:Number ?></a></p><?cs
if:Passed ?><?cs call:notice_facts(Notice) ?><?cs
else ?><?cs call:empty_state(Lang.notified.not_passed) ?><?cs
/if ?><?cs
if:Form.notice_reasons.action ?><?cs
	with:f = Form.notice_reasons ?><?cs
	call:form_open(f) ?><section class="bms-section"><h2><?cs
	var:Lang.notified.reasons ?></h2>
	<p><?cs var:Lang.notified.reasons_text ?></p><?cs
	call:field(f.field.reasons) ?><?cs
	call:submit_beside(Lang.notified.reasons_save) ?></section><?cs
	if:Mail.text ?><section class="bms-section"><h2><?cs var:Lang.notified.preview ?></h2><?cs
		call:facts_begin() ?><?cs
		call:fact(Lang.notified.to, Mail.recipient) ?><?cs
		call:fact(Lang.notified.subject, Mail.subject) ?><?cs
		call:facts_end() ?><p class="bms-lines"><?cs var:Mail.text ?></p><?cs
		call:field(f.field.by_post) ?><div class="bms-actions"><?cs
		call:button_value("primary", Lang.notified.send_one, "send", "1")
		?></div></section><?cs
	/if ?><?cs
	call:form_end() ?><?cs /with ?><?cs
elif:Reasons ?><section class="bms-section"><h2><?cs var:Lang.notified.reasons ?></h2>
	<p class="bms-lines"><?cs var:german(Reasons) ?></p></section><?cs
/if ?><?cs
if:Notice.sent_at ?><section class="bms-section"><h2><?cs var:Lang.notified.record ?></h2>
	<p><?cs var:Lang.notified.record_text ?></p><?cs
	with:f = Form.notice_record ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.notified.record_save) ?><?cs
	call:form_end() ?><?cs /with ?></section><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.notified.courts ?></h2>
<p><?cs var:Lang.notified.court_text ?></p><?cs
if:subcount(Courts) ?><ul><?cs each:c = Courts ?><?cs call:court_one(c) ?><?cs /each ?></ul><?cs
/if ?><?cs
if:Form.court.action ?><?cs
	with:f = Form.court ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.notified.court_save) ?><?cs
	call:form_end() ?><?cs /with ?><?cs
/if ?><?cs
if:Form.court_close.action ?><?cs
	with:f = Form.court_close ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.notified.court_end) ?><?cs
	call:form_end() ?><?cs /with ?><?cs
/if ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
