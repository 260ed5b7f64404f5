<?cs include!"portal/alert_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.alert.lead ?></p>
<?cs call:alert_criteria() ?><?cs
call:form_begin(Form.alert)
?><input type="hidden" name="query" value="<?cs var:Form.alert.field.query.value ?>">
<?cs call:field(Form.alert.field.email) ?><?cs
call:field_radios(Form.alert.field.frequency) ?><section class="bms-panel" aria-labelledby="daten">
<h2 id="daten"><?cs var:Lang.alert.privacy_title ?></h2>
<p><?cs var:Lang.alert.privacy ?> <a href="<?cs var:Base ?>/datenschutz"><?cs
var:Lang.title.privacy ?></a></p></section>
<?cs call:submit(Lang.alert.order) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
