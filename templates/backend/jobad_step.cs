<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/agreement.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.jobad_step) ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<p><?cs call:status("jobad", Jobad.status) ?> → <?cs
call:status("jobad", Step.code) ?></p>
<?cs if:subcount(Kinds) ?><p><?cs var:Lang.agreement.step_asks ?></p>
<ul><?cs each:k = Kinds ?>
<li><b><?cs var:k.label ?></b>: <?cs
if:k.whom ?><?cs var:german(k.whom) ?>. <span class="bms-small"><?cs
	call:agreement_term(k) ?></span><?cs
else ?><?cs var:Lang.agreement.nobody ?><?cs
/if ?></li><?cs
/each ?></ul><?cs /if ?>
<?cs if:subcount(Step.stops) ?><?cs call:step_stops(Step) ?>
<p><?cs call:button_link("secondary", Back, Lang.form.cancel) ?></p><?cs
else ?><?cs
	if:Step.code == "geloescht" ?><?cs
		call:notice("warning", Lang.step.asks) ?><p><?cs
		var:Lang.jobad_step_effect[Step.code] ?></p><?cs
	elif:Lang.jobad_step_effect[Step.code] ?><?cs
		call:notice("info", Lang.jobad_step_effect[Step.code]) ?><?cs
	/if ?><?cs
	with:f = Form.jobad_step ?><?cs
		call:form_open(f) ?><input type="hidden" name="version" value="<?cs
		var:f.field.version.value ?>"><?cs
		if:Step.reason_needed ?><?cs
			call:step_reason(Step) ?><?cs
			call:field(f.field.reason) ?><?cs
		/if ?><?cs
		if:Step.code == "geloescht" ?><div class="bms-actions"><?cs
			call:button_danger(Page.title) ?><?cs
			call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
		else ?><?cs call:submit_or(Page.title, Back, Lang.form.cancel) ?><?cs
		/if ?><?cs
		call:form_end() ?><?cs
	/with ?><?cs
/if ?>
<?cs call:page_end() ?>
