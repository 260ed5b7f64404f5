<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:rating_choice(c, value, label) ?><div class="kern-form-check"><input
	class="kern-form-check__radio" type="radio" id="<?cs var:c.name ?>-<?cs
var:value ?>" name="<?cs var:c.name ?>" value="<?cs var:value ?>"<?cs
if:c.value == value ?> checked<?cs /if ?>><label class="kern-label" for="<?cs
var:c.name ?>-<?cs var:value ?>"><?cs var:label ?></label></div><?cs
/def ?><?cs

def:rating_cell(c) ?><fieldset class="kern-fieldset bms-rating" id="<?cs var:c.name ?>"><legend
	class="kern-label"><?cs var:number(c.place) ?> <?cs var:german(c.text) ?> <span
	class="bms-small"><?cs var:c.kind ?> ×<?cs var:number(c.weight) ?></span></legend><?cs
if:c.error ?><p class="kern-error"><span class="kern-icon kern-icon--danger"
	aria-hidden="true"></span><span class="kern-body"><?cs var:c.error ?></span></p><?cs
/if ?><div class="bms-rating__values"><?cs
if:c.yes_no ?><?cs
	call:rating_choice(c, "1", Lang.comparison.yes_long) ?><?cs
	call:rating_choice(c, "0", Lang.comparison.no_long) ?><?cs
else ?><?cs
	loop:i = #0, #5, #1 ?><?cs call:rating_choice(c, i, i) ?><?cs /loop ?><?cs
/if ?><?cs
call:rating_choice(c, "", Lang.comparison.unrated) ?></div>
<label class="kern-label" for="<?cs var:c.note_name ?>"><?cs
var:Lang.comparison.source ?> <span class="kern-label__optional"><?cs
var:Lang.form.optional ?></span></label><input type="text" class="kern-form-input__input" id="<?cs
var:c.note_name ?>" name="<?cs var:c.note_name ?>" value="<?cs var:c.note ?>"<?cs
call:field_max(c) ?>></fieldset>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.application_rating) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.title.application_rating ?></h2>
<p><?cs var:Lang.comparison.rating_text ?> <a href="<?cs var:Base ?>/vakanzen/<?cs
var:Comparison.vacancy ?>/vergleich"><?cs var:Lang.comparison.title ?></a></p><?cs
if:subcount(Cells) ?><?cs with:f = Form.application_rating ?><?cs
	call:form_open(f) ?><?cs
	each:c = Cells ?><?cs call:rating_cell(c) ?><?cs /each ?><?cs
	call:submit(Lang.comparison.save) ?><?cs
	call:form_end() ?><?cs /with ?><?cs
else ?><?cs call:empty_state(Lang.comparison.not_in) ?><?cs
/if ?></section><?cs call:page_end() ?>
