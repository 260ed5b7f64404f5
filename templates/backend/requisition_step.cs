<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.requisition_step) ?><?cs
call:heading() ?>
<p><?cs var:Requisition.number ?> <b><?cs var:german(Requisition.title) ?></b></p>
<p><?cs call:status("requisition", Requisition.status) ?> → <?cs
call:status("requisition", Step.code) ?></p>
<p><?cs var:Lang.requisition_step_effect[Step.code] ?></p>
<?cs with:f = Form.requisition_step ?><?cs
	call:form_open(f) ?><?cs
	if:Step.comment ?><?cs call:field(f.field.comment) ?><?cs /if ?><?cs
	call:submit_or(Lang.step.do, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
