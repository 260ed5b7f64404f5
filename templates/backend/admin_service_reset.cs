<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.service_reset) ?><?cs
call:heading() ?>
<p><?cs var:Account.name ?> (<?cs var:Account.user_id ?>)</p>
<p><?cs var:Lang.service.reset_text ?></p>
<?cs call:form_open(Form.service_reset) ?><?cs
call:fields(Form.service_reset) ?><?cs
call:submit_or(Lang.service.reset_do, Base + "/verwaltung/dienstkonten/" + Account.user_id,
	Lang.form.cancel) ?><?cs
call:form_end() ?>
<?cs call:page_end() ?>
