<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.application_copy) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<?cs if:Hindrance ?><?cs call:empty_state(Hindrance) ?>
<p><?cs call:button_link("secondary", Base + "/bewerbungen/" + Application.number,
	Lang.transfer.back) ?></p>
<?cs else ?><p><?cs var:Lang.transfer.copy_text ?></p>
<?cs with:f = Form.application_copy ?><?cs
call:form_open(f) ?><?cs
call:field(f.field.ad) ?><?cs
call:field(f.field.reason) ?><?cs
call:field(f.field.agreed) ?><?cs
if:Copy.refused || f.field.without.checked ?><?cs call:field_check(f.field.without) ?><?cs /if ?>
<p class="bms-small"><?cs var:Lang.transfer.copy_then ?></p><?cs
call:submit_or(Lang.transfer.copy, Base + "/bewerbungen/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
