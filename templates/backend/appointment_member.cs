<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.panel_member) ?><?cs
call:heading() ?><p><b><?cs var:german(Appointment.name) ?></b>, <?cs
var:Lang.interview.panel ?> <?cs var:Panel.position ?></p>
<p><?cs var:Lang.interview.member_text ?></p><?cs
with:f = Form.panel_member ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.backend.add, Panel.path, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
