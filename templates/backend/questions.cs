<?cs # The questions of an application's form for staff (backend/arrival/question_form.h). Without
# scripts a question with a condition is always there and says when it is meant. ?><?cs
def:question_multi(x) ?><fieldset class="kern-fieldset<?cs if:x.error ?> kern-fieldset--error<?cs
/if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs
if:x.error ?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>>
<legend class="kern-label"><?cs var:x.label ?><?cs call:optional_mark(x) ?></legend>
<div class="kern-fieldset__body"><?cs each:o = x.options ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="<?cs
var:x.id ?>-<?cs var:name(o) ?>" name="<?cs var:x.name ?>" value="<?cs var:o.value ?>"<?cs
if:o.selected ?> checked<?cs /if ?>><label class="kern-label"
	for="<?cs var:x.id ?>-<?cs var:name(o) ?>"><?cs var:o.label ?></label></div><?cs /each ?>
</div>
<?cs call:field_error(x) ?></fieldset>
<?cs /def ?><?cs

def:question_asked(x) ?><?cs
if:x.type == "section" ?><h2 id="<?cs var:x.id ?>"><?cs var:x.label ?></h2>
<?cs elif:x.type == "radios" ?><?cs call:field_radios(x) ?><?cs
elif:x.type == "multi" ?><?cs call:question_multi(x) ?><?cs
else ?><?cs call:field(x) ?><?cs
/if ?><?cs
/def ?><?cs

def:questions() ?><?cs
each:x = Questions ?><?cs
	if:x.if ?><div class="bms-question" data-if="<?cs var:x.if ?>" data-is="<?cs
		var:x.is ?>"><p class="bms-small" data-if-note><?cs var:Lang.entry.only_if ?> <?cs
		var:x.if_label ?> – <?cs var:x.is_label ?></p>
	<?cs call:question_asked(x) ?></div>
	<?cs else ?><?cs call:question_asked(x) ?><?cs
	/if ?><?cs
/each ?><?cs
/def ?>
