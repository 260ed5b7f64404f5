<?cs include!"layout/backend.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"backend/decision_parts.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:decision_links() ?><div class="bms-actions bms-noprint"><?cs
if:May.write && Decision.draft ?><?cs
	if:!subcount(Lacks) ?><?cs
		call:button_link("primary", Decision.path + "/fragen", Lang.title.decision_ask)
		?><?cs
	else ?><?cs
		call:button_link("primary", Lacks.0.href, Lang.decision.next) ?><?cs
		call:button_link("secondary", Decision.path + "/fragen", Lang.title.decision_ask)
		?><?cs
	/if ?><?cs
	call:button_link("secondary", Decision.path + "/angaben", Lang.title.decision_frame) ?><?cs
/if ?><?cs
if:May.write && Decision.asked ?><?cs
	if:!subcount(Stops) ?><?cs
		call:button_link("primary", Decision.path + "/festlegen", Lang.title.decision_fix)
		?><?cs
	/if ?><?cs
	if:Decision.unheard ?><?cs
		call:button_link("primary", Decision.path + "/anhoeren", Lang.title.decision_hear)
		?><?cs
	/if ?><?cs
	call:button_link("secondary", Decision.path + "/zuruecknehmen",
		Lang.title.decision_recall) ?><?cs
/if ?><?cs
if:May.file ?><?cs
	call:button_link("secondary", Decision.path + "/entscheidungen/" + Decision.number
		+ "/datei", Lang.title.decision_file) ?><?cs
/if ?><?cs
if:May.write && Decision.fixed && Decision.unheard ?><?cs
	call:button_link("primary", Decision.path + "/aufheben", Lang.title.decision_revoke) ?><?cs
elif:May.write && Decision.fixed ?><?cs
	call:button_link("tertiary", Decision.path + "/aufheben", Lang.title.decision_revoke) ?><?cs
/if ?></div><?cs
/def ?><?cs

def:decision_head() ?><p><?cs call:status_badge(Decision.look, Decision.state) ?> <?cs
if:Decision.revoked ?><?cs var:Lang.decision.revoked ?> <?cs
	call:time(Decision.revoked_at) ?><?cs
	if:Decision.revoked_reason ?>: <?cs var:german(Decision.revoked_reason) ?><?cs /if ?><?cs
elif:Decision.fixed ?><?cs var:Lang.decision.fixed ?> <?cs call:time(Decision.fixed_at) ?>, <?cs
	var:Decision.fixed_by ?><?cs
elif:Decision.asked ?><?cs var:Lang.decision.asked ?> <?cs call:time(Decision.asked_at) ?><?cs
elif:May.write ?><?cs var:Lang.decision.draft ?><?cs
else ?><?cs var:Lang.decision.draft_others ?><?cs
/if ?></p><?cs
if:Decision.unheard && Decision.fixed ?><?cs
	call:notice("danger", Lang.decision.suspended) ?><?cs
elif:Decision.unheard && Decision.asked ?><?cs
	call:notice("warning", Lang.problem.decision_sbv) ?><?cs
/if ?><?cs
if:May.write && Decision.asked ?><?cs call:decision_stops() ?><?cs /if ?><?cs
/def ?><?cs

def:decision_entry(e) ?><li class="bms-section"><h3><a href="<?cs
var:link(e.href) ?>"><?cs var:e.number ?> <?cs var:e.name ?></a><?cs
if:e.severe ?> <abbr title="<?cs var:Lang.comparison.severe ?>">SB</abbr><?cs /if ?></h3>
<p><b><?cs var:e.choice ?></b><?cs
if:e.refused ?> · <?cs var:Lang.decision.refused_sbv ?><?cs /if ?><?cs
if:e.lack ?> · <b><?cs var:e.lack ?></b><?cs /if ?></p><?cs
call:decision_reason(e) ?><?cs
if:May.write && Decision.draft ?><div class="bms-actions bms-noprint"><a
	class="kern-btn kern-btn--secondary" href="<?cs var:link(e.edit) ?>"><span
	class="kern-label"><?cs var:Lang.decision.decide ?><span class="kern-sr-only">: <?cs
	var:e.number ?> <?cs var:e.name ?></span></span></a></div><?cs
/if ?></li><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.decision_begin) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.memo.title ?><?cs
if:Decision.number && Decision.number != "1" ?> · <?cs var:Lang.memo.number ?> <?cs
	var:number(Decision.number) ?><?cs
/if ?></h2><?cs
if:!Decision.number ?><?cs
	call:empty_state(Lang.decision.not_begun) ?><?cs
	if:May.write ?><p><?cs var:Lang.decision.begin_text ?></p><?cs
		call:button_form(Form.decision_begin, "primary", Lang.decision.begin) ?><?cs
	/if ?><?cs
else ?><?cs
	call:decision_head() ?><?cs
	if:Decision.shown ?><?cs
		call:decision_links() ?><?cs
		call:facts_begin() ?><?cs
		call:fact(Lang.memo.posts, number(Decision.posts)) ?><?cs
		call:facts_end() ?><?cs
		if:Decision.introduction ?><h3><?cs var:Lang.memo.introduction ?></h3>
			<p class="bms-lines"><?cs var:german(Decision.introduction) ?></p><?cs
		/if ?><?cs
		if:subcount(Requirements) ?><h3><?cs var:Lang.memo.requirements ?></h3><ol><?cs
			each:r = Requirements ?><li><?cs var:german(r) ?></li><?cs /each ?></ol><?cs
		/if ?><?cs
	/if ?><?cs
/if ?></section><?cs
call:decision_lacks() ?><?cs
if:subcount(Statements) ?><section class="bms-section"><h2><?cs
	var:Lang.decision.statements ?></h2><?cs
	call:statement_table(Lang.decision.statements) ?><?cs
	each:s = Statements ?><?cs
		if:subcount(s.given) ?><h3><?cs var:s.question ?></h3><?cs
			call:statement_said(s) ?><?cs
		/if ?><?cs
	/each ?></section><?cs
/if ?><?cs
if:Decision.shown ?><section class="bms-section"><h2><?cs
	var:Lang.decision.applicants ?></h2><?cs
	if:subcount(Entries) ?><ul class="bms-plain"><?cs
		each:e = Entries ?><?cs call:decision_entry(e) ?><?cs /each ?></ul><?cs
	else ?><?cs call:empty_state(Lang.decision.no_applicants) ?><?cs
	/if ?><?cs
	if:Memo.next ?><p><a href="<?cs var:link(Page.path) ?>?ab=<?cs
		var:Memo.next ?>"><?cs var:Lang.decision.more ?></a></p><?cs
	/if ?></section><?cs
/if ?><?cs
if:subcount(Former) ?><section class="bms-section bms-noprint"><h2><?cs
	var:Lang.decision.former ?></h2><ul><?cs
	each:d = Former ?><li><a href="<?cs var:link(d.href) ?>"><?cs var:Lang.memo.title ?> <?cs
	var:number(d.number) ?></a>, <?cs var:Lang.decision.fixed ?> <?cs
	call:time(d.fixed_at) ?>, <?cs
	var:Lang.decision.revoked ?> <?cs call:time(d.revoked_at) ?><?cs
	if:d.reason ?>: <?cs var:german(d.reason) ?><?cs /if ?></li><?cs
	/each ?></ul></section><?cs
/if ?><?cs call:page_end() ?>
