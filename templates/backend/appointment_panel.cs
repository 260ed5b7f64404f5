<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choose.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.appointment_panel) ?><?cs
call:heading() ?><p><b><?cs var:german(Appointment.name) ?></b>, <?cs
var:Lang.interview.panel ?> <?cs var:Panel.position ?></p>
<section class="bms-section"><h2><?cs var:Lang.interview.panel_about ?></h2>
<p><?cs var:Lang.interview.panel_text ?></p><?cs
with:f = Form.appointment_panel ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.interview.panel_save, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?></section>
<section class="bms-section"><h2><?cs var:Lang.interview.members ?></h2><?cs
if:subcount(Members) ?><ul><?cs
each:m = Members ?><li><?cs var:m.name ?> <?cs
call:choose_button(Panel.path, m.user_id, "entfernen", Form.panel_leave.token, "tertiary",
	Lang.backend.remove, m.name) ?></li><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.interview.nobody) ?><?cs
/if ?><div class="bms-actions"><?cs
call:button_link("secondary", Panel.path + "/mitglied", Lang.title.panel_join) ?></div></section>
<?cs call:page_end() ?>
