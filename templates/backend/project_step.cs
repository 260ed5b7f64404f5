<?cs include!"layout/backend.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.project_step) ?><?cs
call:heading() ?>
<p><?cs var:Project.number ?> <b><?cs var:german(Project.name) ?></b></p>
<p><?cs call:status("project", Project.status) ?> → <?cs
call:status("project", Step.code) ?></p>
<?cs if:subcount(Step.stops) ?><?cs call:step_stops(Step) ?>
<p><?cs call:button_link("secondary", Back, Lang.form.cancel) ?></p><?cs
else ?><?cs call:notice("warning", Lang.step.asks) ?>
<ul><li><?cs var:Lang.project_step_effect.goes ?></li><li><?cs
var:Lang.project_step_effect.stays ?></li><li><?cs
var:Lang.step.final ?></li><li><?cs var:Lang.step.no_mail ?></li></ul>
<?cs with:f = Form.project_step ?><?cs call:form_open(f) ?><?cs
	if:Step.reason_needed ?><?cs
		call:step_reason(Step) ?><?cs
		call:field(f.field.reason) ?><?cs
	/if ?><div class="bms-actions"><?cs
	call:button_danger(Lang.step.do) ?><?cs
	call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
