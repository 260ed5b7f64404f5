<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.portal_text) ?><?cs
call:heading() ?>
<?cs with:f = Form.portal_text ?><?cs
	call:form_open(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Base + "/verwaltung/startseite", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs if:Remove ?><section class="bms-section"><h2><?cs
var:Lang.title.admin_texts_remove ?></h2><p><?cs var:Lang.admin.texts_remove_hint ?></p><?cs
call:button_link("secondary", Base + Remove, Lang.admin.texts_remove) ?></section>
<?cs /if ?><?cs call:page_end() ?>
