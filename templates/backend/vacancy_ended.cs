<?cs include!"layout/backend.cs" ?><?cs
include!"backend/hearing.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.procedure_end) ?><?cs
call:heading() ?><p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p><?cs
if:Ended.at ?><?cs
	call:facts_begin() ?><?cs
	call:fact_time(Lang.hiring.ended_at, Ended.at) ?><?cs
	call:fact(Lang.hiring.ended_by, Ended.by) ?><?cs
	call:fact_german(Lang.hiring.ended_reason, Ended.reason) ?><?cs
	call:fact_german(Lang.hiring.ended_told, Ended.told_de) ?><?cs
	call:fact(Lang.hiring.ended_told_en, Ended.told_en) ?><?cs
	call:facts_end() ?><?cs
	if:Left ?><?cs call:notice("warning", Lang.hiring.ended_left) ?><p><?cs
		var:Lang.hiring.ended_number ?> <b><?cs var:Left ?></b></p><div
		class="bms-actions"><?cs
		if:Unasked ?><?cs
			call:button_form(Form.procedure_tell, "secondary",
				Lang.hiring.ended_tell) ?><?cs
		else ?><?cs
			call:button_form(Form.procedure_tell, "primary",
				Lang.hiring.ended_tell) ?><?cs
		/if ?><?cs
		call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
	elif:May.close ?><p><?cs var:Lang.hiring.ended_all ?></p><div class="bms-actions"><?cs
		call:button_link("primary", Back + "/schritt/abgeschlossen", Lang.hiring.close)
		?></div><?cs
	/if ?><?cs
	call:hearing_ask("primary") ?><?cs
else ?><p><?cs var:Lang.hiring.will ?></p>
<ul><li><?cs var:Lang.hiring.ended_keep ?></li>
<li><?cs var:Lang.hiring.ended_letters ?> <b><?cs var:Left ?></b></li>
<li><?cs var:Lang.hiring.ended_decision ?></li>
<li><?cs var:Lang.hiring.ended_close ?></li></ul><?cs
	if:Mail.text ?><section class="bms-section"><h2><?cs var:Lang.hiring.ended_mail
		?></h2><p><b><?cs var:Mail.subject ?></b></p>
		<p class="bms-lines"><?cs var:Mail.text ?></p></section><?cs
	/if ?><?cs
	with:f = Form.procedure_end ?><?cs
	call:form_open(f) ?><?cs
	call:field(f.field.reason) ?><?cs
	call:field(f.field.told_de) ?><?cs
	call:field(f.field.told_en) ?><div class="bms-actions"><?cs
	call:button_danger(Lang.hiring.ended_save) ?><?cs
	call:button_value("secondary", Lang.hiring.ended_look, "look", "1") ?><?cs
	call:button_link("tertiary", Back, Lang.form.cancel) ?></div><?cs
	call:form_end() ?><?cs
	/with ?><?cs
/if ?>
<?cs call:page_end() ?>
