<?cs include!"portal/alert_layout.cs" ?><?cs call:page_begin() ?><?cs if:Alert.active ?><?cs
call:heading() ?><?cs
call:alert_criteria() ?><h2><?cs var:Lang.alert.change_title ?></h2>
<?cs call:form_begin(Form.alert_change) ?><?cs
call:field_radios(Form.alert_change.field.frequency) ?><?cs
call:field(Form.alert_change.field.words) ?><fieldset class="kern-fieldset">
<legend class="kern-label"><?cs var:Lang.form.alert_change.criteria ?></legend><?cs
each:f = Facets ?><details class="kern-accordion"<?cs if:f.open ?> open<?cs /if
?>><summary class="kern-accordion__header"><?cs var:f.label ?></summary><fieldset>
<legend class="kern-sr-only"><?cs var:f.label ?></legend><?cs each:o = f.options ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox"
	id="<?cs var:o.id ?>" name="criteria" value="<?cs var:o.value ?>"<?cs if:o.selected
?> checked<?cs /if ?>><label class="kern-label" for="<?cs var:o.id ?>"><?cs if:o.german ?><?cs
var:german(o.label) ?><?cs else ?><?cs var:o.label ?><?cs /if ?></label></div><?cs /each ?>
</fieldset></details>
<?cs /each ?></fieldset>
<?cs call:submit(Lang.alert.change) ?><?cs
call:form_end() ?><h2><?cs var:Lang.alert.end_title ?></h2>
<p><?cs var:Lang.alert.end_text ?> <a href="<?cs var:link(Alert.path) ?>/beenden"><?cs
var:Lang.alert.to_end ?></a></p>
<?cs elif:Alert.title ?><?cs call:heading() ?><p class="bms-lead"><?cs
var:Lang.alert.confirm_text ?></p>
<?cs call:alert_criteria() ?><div class="bms-actions"><?cs
call:button_form(Form.alert_confirm, "primary", Lang.alert.confirm) ?></div>
<?cs else ?><?cs call:alert_gone() ?><?cs /if ?><?cs call:page_end() ?>
