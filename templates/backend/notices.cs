<?cs include!"layout/backend.cs" ?><?cs
include!"backend/hearing.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:notice_stands(p) ?><?cs call:status_badge(p.colour, p.state_word) ?><?cs
if:p.receipt ?><br><span class="bms-small"><?cs
	if:p.presumed ?><?cs var:Lang.notified.presumed ?><?cs else ?><?cs
	var:Lang.notified.received ?><?cs /if ?> <?cs call:time(p.receipt) ?>. <?cs
	var:Lang.notified.waits_until ?> <?cs call:time(p.last_day) ?> (<?cs
	var:p.waits ?>)</span><?cs
/if ?><?cs /def ?><?cs

def:notice_row(p) ?>
<tr><?cs
if:tellable ?><td class="bms-rows__choice"><?cs
if:p.open ?><input type="checkbox" id="a-<?cs var:p.number ?>" name="applications" value="<?cs
	var:p.number ?>"<?cs if:p.checked ?> checked<?cs /if ?>><label class="kern-sr-only"
	for="a-<?cs var:p.number ?>"><?cs var:Lang.notified.tell ?>: <?cs var:p.name ?></label><?cs
/if ?></td><?cs /if ?><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a href="<?cs
var:Base ?>/vakanzen/<?cs var:Vacancy.number ?>/mitteilung/<?cs var:p.number ?>"><?cs
var:p.name ?></a> <span class="bms-small"><?cs var:p.number ?></span></th><td data-label="<?cs
var:Lang.notified.sent ?>"><?cs if:p.sent_at ?><span><?cs call:time(p.sent_at) ?>, <?cs
	var:Lang.notice_way[p.way] ?></span><?cs else ?>–<?cs /if ?></td><td data-label="<?cs
var:Lang.notified.stands ?>"><div><?cs call:notice_stands(p) ?></div></td></tr><?cs
/def ?><?cs

def:notice_table() ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.title.notices ?></caption><thead><tr><?cs
if:tellable ?><td></td><?cs /if ?><th scope="col"><?cs
var:Lang.backend.name ?></th><th scope="col"><?cs var:Lang.notified.sent ?></th><th
scope="col"><?cs var:Lang.notified.stands ?></th></tr></thead><tbody><?cs
each:p = People ?><?cs call:notice_row(p) ?><?cs /each ?></tbody></table><?cs
call:more(People_more) ?><?cs /def ?><?cs

def:court_row(c) ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.name ?>"><a href="<?cs
var:Base ?>/vakanzen/<?cs var:Vacancy.number ?>/mitteilung/<?cs var:c.number ?>"><?cs
var:c.name ?></a></th><td data-label="<?cs
var:Lang.form.court.filed_on ?>"><?cs call:time(c.filed_on) ?></td><td data-label="<?cs
var:Lang.form.court.court ?>"><?cs var:german(c.court) ?><?cs
if:c.reference ?>, <?cs var:c.reference ?><?cs /if ?></td><td data-label="<?cs
var:Lang.backend.status ?>"><?cs
if:c.pending ?><?cs call:status_badge("danger", Lang.notified.court_pending) ?><?cs
else ?><?cs call:status_badge("success", Lang.notified.court_closed) ?><?cs
/if ?></td></tr><?cs /def ?><?cs

def:notices_sum() ?><?cs
if:Stops.untold ?><p><?cs call:status_badge("danger", Lang.notified.sum_untold) ?> <?cs
	var:number(Stops.untold) ?></p><?cs /if ?><?cs
if:Stops.returned ?><p><?cs call:status_badge("danger", Lang.notified.sum_returned) ?> <?cs
	var:number(Stops.returned) ?></p><?cs /if ?><?cs
if:Stops.court ?><p><?cs call:status_badge("danger", Lang.notified.sum_court) ?> <?cs
	var:number(Stops.court) ?></p><?cs /if ?><?cs
if:Stops.first_day ?><p><?cs
	if:Stops.untold || Stops.returned ?><?cs var:Lang.notified.first_day_open ?><?cs
	else ?><?cs var:Lang.notified.first_day ?><?cs /if ?> <b><?cs
	call:time(Stops.first_day) ?></b>. <?cs var:Lang.notified.last_receipt ?> <?cs
	call:time(Stops.last_receipt) ?>.</p><?cs
elif:Stops.free ?><p><?cs var:Lang.notified.nobody_waits ?></p><?cs
/if ?><?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.notices) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.title.notices ?></h2><?cs
if:!Decided ?><?cs call:empty_state(Lang.notified.undecided) ?><?cs
else ?><?cs
	call:notices_sum() ?>
	<p class="bms-small"><?cs var:Lang.notified.rule ?> <?cs var:Setting.waits ?>. <?cs
	var:Lang.notified.rule_presumed ?> <?cs var:number(Setting.presumed_days) ?>. <?cs
	var:Lang.notified.rule_naming ?> <?cs var:Setting.naming ?>. <?cs
	var:Lang.notified.rule_kept ?></p><?cs
	if:subcount(People) ?><?cs
		each:p = People ?><?cs if:p.open ?><?cs set:tellable = "1" ?><?cs /if ?><?cs
		/each ?><?cs
		if:tellable ?><?cs
			with:f = Form.notices ?><?cs
			call:form_open(f) ?><?cs
			call:notice_table() ?><p><?cs var:Lang.notified.send_text ?></p><?cs
			call:field(f.field.by_post) ?><?cs
			call:submit(Lang.notified.send) ?><?cs
			call:form_end() ?><?cs /with ?><?cs
		else ?><?cs call:notice_table() ?><?cs
		/if ?><?cs
	else ?><?cs call:empty_state(Lang.notified.nobody) ?><?cs
	/if ?><?cs
/if ?></section><?cs
call:hearing_ask("secondary") ?><?cs
if:subcount(Courts) ?><section class="bms-section"><h2><?cs var:Lang.notified.courts ?></h2>
<table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.notified.courts ?></caption><thead><tr><th scope="col"><?cs
var:Lang.backend.name ?></th><th scope="col"><?cs var:Lang.form.court.filed_on ?></th><th
scope="col"><?cs var:Lang.form.court.court ?></th><th scope="col"><?cs
var:Lang.backend.status ?></th></tr></thead><tbody><?cs
each:c = Courts ?><?cs call:court_row(c) ?><?cs /each ?></tbody></table></section><?cs
/if ?>
<?cs call:page_end() ?>
