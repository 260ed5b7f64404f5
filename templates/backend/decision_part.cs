<?cs include!"layout/backend.cs" ?><?cs
include!"backend/decision_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.decision_part) ?><?cs
call:heading() ?><?cs
each:e = Entries ?><section class="bms-section"><h2><a href="<?cs var:link(e.href) ?>"><?cs
	var:e.number ?> <?cs var:e.name ?></a></h2><?cs
	if:e.lack ?><?cs call:notice("warning", e.lack) ?><?cs /if
	?><h3><?cs var:Lang.memo.known ?></h3><?cs
	call:decision_known(e) ?></section><?cs
/each ?><?cs
with:f = Form.decision_part ?><?cs
	call:form_open(f) ?><?cs
	call:field_radios(f.field.choice) ?><?cs
	call:field(f.field.position) ?><?cs
	call:field(f.field.requirement) ?><?cs
	call:field(f.field.text) ?><?cs
	if:Goes_on ?><div class="bms-actions"><?cs
		call:button_value("primary", Lang.decision.save_on, "on", "1") ?><?cs
		call:button("secondary", Lang.decision.save) ?><?cs
		call:button_link("tertiary", Decision.path, Lang.form.cancel) ?></div><?cs
	else ?><?cs call:submit_or(Lang.decision.save, Decision.path, Lang.form.cancel) ?><?cs
	/if ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
