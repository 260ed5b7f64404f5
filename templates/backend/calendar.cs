<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Calendar.address ?><?cs call:notice("warning", Lang.calendar.once) ?>
<div class="kern-form-input"><label class="kern-label" for="adresse"><?cs
var:Lang.calendar.address ?></label><input class="kern-form-input__input" type="text"
	id="adresse" value="<?cs var:Calendar.address ?>" readonly></div>
<div class="bms-actions"><button class="kern-btn kern-btn--tertiary" type="button"
	data-copy="<?cs var:Calendar.address ?>" data-done="<?cs var:Lang.portal.copied ?>"
	data-failed="<?cs var:Lang.portal.copy_failed ?>"
	hidden><span class="kern-label" aria-live="polite"><?cs
var:Lang.portal.copy ?></span></button></div>
<?cs /if ?>
<p><?cs var:Lang.calendar.text ?></p>
<p><?cs var:Lang.calendar.what ?></p>
<?cs if:Calendar.since ?><p><?cs var:Lang.calendar.since ?> <?cs call:time(Calendar.since) ?>. <?cs
var:Lang.calendar.since_text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.calendar_renew, "secondary", Lang.calendar.renew) ?><?cs
call:button_link("secondary", Base + "/kalender/beenden", Lang.calendar.end) ?></div><?cs
else ?><?cs call:empty_state(Lang.calendar.none) ?><div class="bms-actions"><?cs
call:button_form(Form.calendar_renew, "primary", Lang.calendar.make) ?></div><?cs
/if ?>
<?cs call:page_end() ?>
