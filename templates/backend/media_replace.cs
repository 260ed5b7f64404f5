<?cs include!"layout/backend.cs" ?><?cs
include!"backend/media_picture.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.media_replace) ?><?cs
call:heading() ?><?cs
call:media_picture() ?>
<p><?cs var:Lang.media.replace_text ?></p>
<p><?cs var:Lang.media.made ?></p>
<?cs with:f = Form.media_replace ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.media.replace, Base + "/mediathek/" + Media.number, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
