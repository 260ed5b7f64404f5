<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.service_new) ?><?cs
call:heading() ?>
<?cs if:New.administrator ?><?cs call:notice("warning", Lang.service.new_administrator) ?><?cs
else ?><p><?cs var:Lang.service.new_text ?></p><?cs
/if ?>
<?cs call:form_open(Form.service_new) ?><?cs
call:fields(Form.service_new) ?><?cs
call:submit_or(Lang.service.create, Base + "/verwaltung/dienstkonten", Lang.form.cancel) ?><?cs
call:form_end() ?>
<?cs call:page_end() ?>
