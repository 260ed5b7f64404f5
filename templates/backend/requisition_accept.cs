<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.requisition_accept) ?><?cs
call:heading() ?>
<p><?cs var:Requisition.number ?> <b><?cs var:german(Requisition.title) ?></b>, <?cs
var:german(Requisition.authority) ?></p>
<?cs if:Projects ?><p><?cs var:Lang.requisition.accept_text ?><?cs
if:Department ?> <?cs var:Lang.requisition.accept_department ?><?cs /if ?></p>
<?cs with:f = Form.requisition_accept ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.requisition.accept, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs
else ?><?cs
	call:empty_state(Lang.requisition.no_project) ?><div class="bms-actions"><?cs
	call:button_link("secondary", Base + Back, Lang.requisition.back) ?></div><?cs
/if ?>
<?cs call:page_end() ?>
