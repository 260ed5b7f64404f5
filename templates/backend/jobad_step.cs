<?cs include!"layout/backend.cs" ?><?cs
include!"backend/agreement.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.jobad_step) ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<p><?cs call:status("jobad", Jobad.status) ?> → <?cs call:status("jobad", Step.code) ?></p>
<?cs if:subcount(Kinds) ?><p><?cs var:Lang.agreement.step_asks ?></p>
<ul><?cs each:k = Kinds ?>
<li><b><?cs var:k.label ?></b>: <?cs
if:k.whom ?><?cs var:german(k.whom) ?>. <span class="bms-small"><?cs
	call:agreement_term(k) ?></span><?cs
else ?><?cs var:Lang.agreement.nobody ?><?cs
/if ?></li><?cs
/each ?></ul><?cs /if ?><?cs
if:subcount(Step.stops) ?><?cs call:step_stops(Step) ?><p><a href="<?cs
	var:link(Back) ?>"><?cs var:Lang.form.cancel ?></a></p><?cs
else ?><?cs
	with:f = Form.jobad_step ?><?cs
	call:form_open(f) ?><?cs
	if:Step.reason_needed ?><?cs call:field(f.field.reason) ?><?cs /if ?><?cs
	call:submit_or(Step.label, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
	/with ?><?cs
/if ?>
<?cs call:page_end() ?>
