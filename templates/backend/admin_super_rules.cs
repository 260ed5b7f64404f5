<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.service_rules) ?><?cs
call:heading() ?>
<p><?cs var:Lang.super.rules_text ?></p>
<?cs call:form_open(Form.service_rules) ?><?cs
call:fields(Form.service_rules) ?><?cs
call:submit_or(Lang.super.rules_do, Base + "/verwaltung/super", Lang.form.cancel) ?><?cs
call:form_end() ?>
<?cs call:page_end() ?>
