<?cs include!"backend/service_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p class="bms-lead"><?cs var:Lang.service.sign_in_lead ?></p>
<?cs call:form_begin(Form.service_sign_in) ?><?cs
call:field(Form.service_sign_in.field.user_id) ?><?cs
call:field_password(Form.service_sign_in.field.password) ?><?cs
call:field_code(Form.service_sign_in.field.code) ?><?cs
call:submit(Lang.service.sign_in) ?><?cs
call:form_end() ?>
<section class="bms-section"><h2><?cs var:Lang.service.help ?></h2><p><?cs
var:Lang.service.help_text ?></p></section>
<?cs call:page_end() ?>
