<?cs # What waits and can be taken back (backend/desk/step.h): when the letter goes, and the
	button. ?><?cs
def:undo_when() ?><?cs
if:Undo.today ?><?cs var:Lang.undo.today ?> <?cs var:Undo.hour ?><?cs
else ?><?cs var:Lang.undo.on ?> <?cs call:time(Undo.until) ?><?cs
/if ?><?cs /def ?><?cs
def:undo_press(label) ?><div class="bms-actions"><?cs
	if:Undo.minutes == "1" ?><?cs call:button("secondary", label + " (" +
		Lang.undo.left + " 1 " + Lang.undo.minute + ")") ?><?cs
	else ?><?cs call:button("secondary", label + " (" + Lang.undo.left + " " +
		Undo.minutes + " " + Lang.undo.minutes + ")") ?><?cs
	/if ?></div><?cs /def ?><?cs
def:undo_button() ?><?cs with:f = Form.application_undo ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.version) ?><?cs
	call:undo_press(Lang.undo.take) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs /def ?><?cs
def:undo_box() ?><?cs
if:Undo.minutes ?><section class="bms-section bms-undo" aria-labelledby="undo"><h2 id="undo"><?cs
var:Lang.undo.title ?></h2>
<p><?cs call:status("application", Undo.from) ?> → <?cs
call:status("application", Undo.to) ?> <span class="bms-small"><?cs
var:Lang.undo.by ?> <?cs var:Undo.person ?><?cs
if:Undo.bulk ?>, <a href="<?cs var:Base ?>/sammelaktionen/<?cs var:Undo.bulk ?>"><?cs
	var:Lang.undo.bulk ?></a><?cs
/if ?></span></p>
<p><?cs var:Lang.undo.mail_goes ?> <?cs call:undo_when() ?>. <?cs var:Lang.undo.until_then ?></p>
<?cs call:undo_button() ?></section><?cs
/if ?><?cs /def ?>
