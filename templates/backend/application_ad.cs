<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.application_ad) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<p><?cs var:Lang.transfer.ad_now ?> <?cs var:Application.ad ?> <?cs
var:german(Application.ad_title) ?></p>
<?cs if:!Form.application_ad.token ?><?cs call:empty_state(Lang.transfer.ad_none) ?>
<p><?cs call:button_link("secondary", Base + "/bewerbungen/" + Application.number,
	Lang.transfer.back) ?></p>
<?cs else ?><?cs with:f = Form.application_ad ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit_or(Lang.transfer.ad, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
