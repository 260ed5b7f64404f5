<?cs # One application by all requirements, as a form. ?><?cs

def:rating_choice(c, value, label) ?><div class="kern-form-check"><input
	class="kern-form-check__radio" type="radio" id="<?cs var:c.name ?>-<?cs
var:value ?>" name="<?cs var:c.name ?>" value="<?cs var:value ?>"<?cs
if:c.value == value && string.length(c.value) == string.length(value) ?> checked<?cs /if ?>><label
	class="kern-label" for="<?cs var:c.name ?>-<?cs var:value ?>"><?cs
var:label ?></label></div><?cs
/def ?><?cs

def:rating_values(c) ?><div class="bms-rating__values"><?cs
if:c.yes_no ?><?cs
	call:rating_choice(c, "1", Lang.comparison.yes_long) ?><?cs
	call:rating_choice(c, "0", Lang.comparison.no_long) ?><?cs
else ?><?cs
	loop:i = #0, #5, #1 ?><?cs call:rating_choice(c, i, i) ?><?cs /loop ?><?cs
/if ?><?cs
call:rating_choice(c, "", Lang.comparison.unrated) ?></div><?cs
/def ?><?cs

def:rating_text(c, name, value, label) ?><label class="kern-label" for="<?cs
var:name ?>"><?cs var:label ?> <span class="kern-label__optional"><?cs
var:Lang.form.optional ?></span></label><input type="text" class="kern-form-input__input" id="<?cs
var:name ?>" name="<?cs var:name ?>" value="<?cs var:value ?>"<?cs
call:field_max(c) ?>><?cs
/def ?><?cs

def:rating_by(c) ?><?cs
if:subcount(c.by) ?><p class="bms-small"><?cs var:Lang.comparison.by ?>: <?cs
	each:b = c.by ?><?cs var:b.name ?> <b><?cs var:b.value ?></b><?cs
	if:b.note ?> (<?cs var:german(b.note) ?>)<?cs /if ?><?cs
	if:!last(b) ?>, <?cs /if ?><?cs
	/each ?><?cs
	if:c.average ?> · <?cs var:Lang.comparison.average ?> <?cs var:c.average ?><?cs /if ?><?cs
	if:c.differs ?> · <b><?cs var:Lang.comparison.differs ?></b><?cs /if ?></p><?cs
/if ?><?cs
/def ?><?cs

def:rating_cell(c, values, notes, why) ?><fieldset class="kern-fieldset bms-rating" id="<?cs
var:c.name ?>"><legend class="kern-label"><?cs var:number(c.place) ?> <?cs
var:german(c.text) ?> <span class="bms-small"><?cs var:c.kind ?> ×<?cs
var:number(c.weight) ?></span></legend><?cs
if:c.error ?><p class="kern-error"><span class="kern-icon kern-icon--danger"
	aria-hidden="true"></span><span class="kern-body"><?cs var:c.error ?></span></p><?cs
/if ?><?cs
if:c.hint ?><p><?cs var:Lang.comparison.hint ?> <?cs var:german(c.hint) ?></p><?cs /if ?><?cs
call:rating_by(c) ?><?cs
if:c.biased ?><p class="bms-small"><?cs var:Lang.comparison.biased_text ?></p><?cs /if ?><?cs
if:values ?><?cs
	if:why ?><p><?cs var:Lang.comparison.agreed_value ?></p><?cs /if ?><?cs
	call:rating_values(c) ?><?cs
elif:string.length(c.words) ?><p><b><?cs var:c.words ?></b></p><?cs
/if ?><?cs
if:notes ?><?cs
	call:rating_text(c, c.note_name, c.note, Lang.comparison.source) ?><?cs
elif:c.note ?><p><?cs var:german(c.note) ?></p><?cs
/if ?><?cs
if:why && values ?><?cs
	call:rating_text(c, c.why_name, c.why, Lang.comparison.agreed_why) ?><?cs
elif:c.why ?><p><?cs var:german(c.why) ?></p><?cs
/if ?></fieldset>
<?cs /def ?>
