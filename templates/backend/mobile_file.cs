<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.mobile_file) ?><?cs
call:heading() ?>
<p><b><?cs var:Mobile.name ?></b></p>
<p><?cs var:Lang.mobile.file_text ?></p>
<?cs with:f = Form.mobile_file ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.mobile.file_save, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
