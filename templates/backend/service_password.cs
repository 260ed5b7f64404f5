<?cs include!"backend/service_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.service_password) ?><?cs
call:heading() ?>
<?cs if:Password.must_change ?><?cs
	call:notice("info", Lang.service_change[Password.must_change]) ?><?cs
/if ?>
<p><?cs var:Lang.service.password_rules_min ?> <?cs var:number(Password.min) ?> <?cs
var:Lang.service.password_rules ?> <?cs var:number(Password.days) ?> <?cs
var:Lang.service.password_rules_days ?></p>
<?cs call:form_open(Form.service_password) ?><?cs
call:field_password(Form.service_password.field.current) ?><?cs
call:field_password(Form.service_password.field.password) ?><?cs
call:field_password(Form.service_password.field.repeat) ?><?cs
if:!Password.must_change ?><?cs
	call:field_check(Form.service_password.field.compromised) ?><?cs
/if ?><?cs
call:submit(Lang.service.password_do) ?><?cs
call:form_end() ?>
<?cs call:page_end() ?>
