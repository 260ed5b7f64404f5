<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.mobile) ?><?cs
call:heading() ?>
<?cs call:notice("info", Lang.mobile.no_reason) ?><?cs
with:f = Form.mobile ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.mobile.save, Base + Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
