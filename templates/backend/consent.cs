<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

# What was done after a refusal. ?><?cs
def:consent_steps(q) ?><?cs if:subcount(q.steps) ?><ol class="bms-comments"><?cs
each:s = q.steps ?>
<li><p class="bms-small"><?cs call:time(s.taken_on) ?> · <?cs var:s.name ?>, <?cs
call:time(s.created_at) ?></p>
<p><b><?cs var:s.kind ?></b><?cs
if:s.last_on ?> · <?cs var:Lang.task.last_day ?> <b><?cs call:time(s.last_on) ?></b><?cs
/if ?></p><?cs
if:s.text ?><p class="bms-lines"><?cs var:german(s.text) ?></p><?cs /if ?><?cs
if:s.href && s.checked ?><p><?cs var:german(s.file) ?><?cs call:file_checked(s.checked) ?></p><?cs
elif:s.href ?><p><a href="<?cs var:link(s.href) ?>"><?cs var:german(s.file) ?></a></p><?cs
/if ?></li><?cs
/each ?></ol><?cs /if ?><?cs /def ?><?cs

def:consent_question(q) ?><h3><a href="<?cs var:link(q.href) ?>"><?cs
var:q.question ?></a></h3>
<p><?cs var:german(q.asked) ?> · <?cs call:statement_badge(q) ?><?cs
if:q.lifted ?> <b><?cs var:q.lifted ?></b><?cs /if ?></p>
<p><?cs call:statement_term(q) ?></p><?cs
if:q.urgent ?><p><?cs var:Lang.task.urgent ?> <?cs var:german(q.urgent) ?></p><?cs /if ?><?cs
call:statement_said(q) ?><?cs
call:consent_steps(q) ?><?cs
if:q.step_href || q.reply_href ?><div class="bms-actions"><?cs
if:q.step_href ?><?cs
	call:button_link("secondary", q.step_href, Lang.title.consent_step) ?><?cs /if ?><?cs
if:q.reply_href ?><?cs
	call:button_link("primary", q.reply_href, Lang.task.reply_objection) ?><?cs /if ?></div><?cs
/if ?><?cs /def ?><?cs
call:page_begin() ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.consent.next ?></h2><?cs
if:Done ?><?cs call:notice("success", Next) ?><?cs
else ?><?cs call:notice("info", Next) ?><?cs /if ?><?cs
each:n = Notes ?><p><?cs var:n ?></p><?cs /each ?><?cs
each:n = Choose ?><?cs call:notice("warning", n) ?><?cs /each ?><?cs
if:subcount(Choose) ?><p><a href="<?cs var:link(Choose_href) ?>"><?cs
	var:Lang.consent.choose ?></a></p><?cs /if ?><?cs
if:May.ask || May.repeat || May.demand || May.up ?><div class="bms-actions"><?cs
if:May.ask ?><?cs call:button_link("primary", May.ask, Lang.title.consent_ask) ?><?cs /if ?><?cs
if:May.up ?><?cs
	if:May.ask ?><?cs call:button_link("secondary", May.up, Lang.title.move_up) ?><?cs
	else ?><?cs call:button_link("primary", May.up, Lang.title.move_up) ?><?cs
	/if ?><?cs /if ?><?cs
if:May.repeat ?><?cs
	call:button_link("primary", May.repeat, Lang.title.consent_repeat) ?><?cs /if ?><?cs
if:May.demand ?><?cs
	call:button_link("secondary", May.demand, Lang.title.consent_demand) ?><?cs /if ?></div><?cs
/if ?></section><?cs
each:d = Demands ?><section class="bms-section"><h2><?cs var:Lang.consent.demanded ?></h2>
<p class="bms-small"><?cs var:d.name ?>, <?cs call:time(d.demanded_at) ?></p>
<p class="bms-lines"><?cs var:german(d.text) ?></p>
<p><?cs
if:d.met_at ?><?cs var:Lang.consent.met ?> <?cs call:time(d.met_at) ?><?cs
else ?><b><?cs var:Lang.consent.unmet ?></b><?cs /if ?></p></section><?cs
/each ?><?cs
each:r = Requests ?><section class="bms-section"><h2><?cs var:Lang.consent.request ?> <?cs
call:time(r.asked_at) ?></h2>
<p class="bms-small"><?cs var:r.by ?> · <?cs var:Lang.consent.decision ?> <?cs
var:r.decision ?> · <?cs var:r.term ?></p><?cs
if:r.left_out ?><p><?cs var:r.left_out ?></p><?cs /if ?><?cs
call:facts_begin() ?><?cs
call:fact_german(Lang.consent.about, r.about) ?><?cs
call:facts_end() ?><?cs
if:r.reasons ?><h3><?cs var:Lang.consent.reasons ?></h3><p class="bms-lines"><?cs
	var:german(r.reasons) ?></p><?cs
elif:!r.about ?><p><?cs var:Lang.consent.unseen ?></p><?cs
/if ?><?cs
each:q = r.questions ?><?cs call:consent_question(q) ?><?cs /each ?></section><?cs
/each ?><?cs call:more(Requests_more) ?><?cs
call:page_end() ?>
