<?cs include!"layout/backend.cs" ?><?cs
include!"backend/media_picture.cs" ?><?cs
call:page_begin() ?><?cs
call:title_begin(Page.title) ?><?cs
call:button_link("secondary", Base + "/mediathek/" + Media.number + "/ersetzen", Lang.media.replace)
?><?cs
call:title_end() ?><?cs
call:media_picture() ?>
<h2><?cs var:Lang.media.words_title ?></h2>
<p><?cs var:Lang.media.change_text ?></p>
<?cs with:f = Form.media_change ?><?cs
call:form_begin(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.backend.save, Base + "/mediathek", Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
