<?cs include!"layout/backend.cs" ?><?cs
include!"layout/walk.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
include!"backend/undo.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.application_step) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<p><?cs call:status("application", Application.status) ?> → <?cs
call:status("application", Step.code) ?></p>
<?cs call:notice("warning", Lang.step.asks) ?>
<?cs call:step_stops(Step) ?>
<?cs if:Undo.until ?><p><b><?cs var:Application.name ?></b> <?cs var:Lang.undo.gets ?> <?cs
call:undo_when() ?>. <?cs var:Lang.undo.may ?></p><?cs /if ?>
<ul><?cs
if:Lang.step_effect[Step.code] ?><li><?cs var:Lang.step_effect[Step.code] ?></li><?cs
/if ?><?cs
if:Step.final ?><?cs
	if:Undo.until ?><li><?cs var:Lang.undo.final ?></li><?cs
	else ?><li><?cs var:Lang.step.final ?></li><?cs
	/if ?><?cs
/if ?><?cs
if:Undo.until ?><li><?cs var:Lang.undo.old ?></li><?cs
elif:Mail.text ?><li><?cs var:Lang.step.mail ?></li><?cs
else ?><li><?cs var:Lang.step.no_mail ?></li><?cs
/if ?></ul>
<?cs if:Mail.text ?><section class="bms-section" aria-labelledby="mail"><h2 id="mail"><?cs
var:Lang.step.mail_title ?></h2>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.step.mail_to, Mail.recipient) ?><?cs
call:fact(Lang.step.mail_subject, Mail.subject) ?><?cs
call:facts_end() ?>
<div class="bms-lines"><?cs var:Mail.text ?></div></section><?cs /if ?>
<?cs with:f = Form.application_step ?><?cs
	call:form_open(f) ?><input type="hidden" name="form_of" value="application_step"><?cs
	call:hidden(f.field.version) ?><?cs
	if:Step.reason_needed ?><?cs
		call:step_reason(Step) ?><?cs
		call:field(f.field.reason) ?><?cs
	/if ?><div class="bms-actions"><?cs
	if:Mail.text && !Undo.until ?><?cs
		call:button_danger(Lang.step.do_mail) ?><?cs
		call:walk_on(Lang.step.do_mail_on) ?><?cs
	else ?><?cs
		call:button_danger(Lang.step.do) ?><?cs
		call:walk_on(Lang.step.do_on) ?><?cs
	/if ?><?cs
	call:button_value("secondary", Lang.form.cancel, "back", "1") ?></div><?cs
	each:b = Beside ?><input type="hidden" name="<?cs var:b.name ?>"
			value="<?cs var:b.value ?>"><?cs
	/each ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
