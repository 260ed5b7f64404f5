<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.media) ?><?cs
call:heading() ?>
<p><?cs var:Lang.media.made ?></p>
<?cs with:f = Form.media ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.media.add, Base + "/mediathek", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
