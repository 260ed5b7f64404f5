<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.my_offer) ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<p><?cs var:Lang.my.offer_text ?></p><?cs
call:facts_begin() ?><?cs
call:fact_time(Lang.my.offer_by, Offer.last_day) ?><?cs
call:facts_end() ?><p><?cs var:Lang.my.offer_notice ?></p><?cs
with:f = Form.my_offer ?><?cs
call:form_open(f) ?><?cs
call:field_radios(f.field.answer) ?><?cs
call:field_long(f.field.note) ?><input type="hidden" name="version" value="<?cs
var:f.field.version.value ?>"><?cs
call:submit_or(Lang.my.offer_save, Base + "/bewerbung/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
