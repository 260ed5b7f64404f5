<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<p><?cs var:Lang.link.end_text ?></p>
<?cs call:form_begin(Form.link_end) ?><?cs
call:fields(Form.link_end) ?><?cs
call:submit_or(Lang.link.end_button, Base + "/bewerbung/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?>
<h2><?cs var:Lang.link.leave_title ?></h2>
<p><?cs var:Lang.link.leave_text ?></p>
<div class="bms-actions"><?cs call:button_form(Form.link_leave, "secondary", Lang.link.leave_button)
?></div>
<?cs call:page_end() ?>
