<?cs # The formal check (PRO-07): entries of one application, as backend/check/ fills them. ?><?cs

def:check_error(x) ?><?cs if:x.error ?><p class="kern-error" id="<?cs
var:x.id ?>-error"><span class="kern-icon kern-icon--danger" aria-hidden="true"></span><span
	class="kern-body"><?cs var:x.error ?><?cs
	if:x.other ?> <?cs var:Lang.check.other ?> <?cs
		if:Lang.check_value[x.other] ?><?cs var:Lang.check_value[x.other] ?><?cs
		else ?><?cs var:german(x.other) ?><?cs /if ?><?cs
	/if ?></span></p>
<?cs /if ?><?cs /def ?><?cs

def:check_option(x, value) ?><option value="<?cs var:value ?>"<?cs if:x.value == value ?>
	selected<?cs /if ?>><?cs var:Lang.check_value[value] ?></option><?cs /def ?><?cs

def:check_value(x, label, of) ?><span
	class="kern-form-input__select-wrapper"><select
	class="kern-form-input__select bms-check__value" id="<?cs var:x.id
?>" name="<?cs var:x.id ?>" aria-label="<?cs var:label ?>: <?cs var:of ?>"<?cs
if:x.error ?> aria-invalid="true" aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><?cs
call:check_option(x, "open") ?><?cs
call:check_option(x, "yes") ?><?cs
call:check_option(x, "no") ?></select></span><?cs call:check_error(x) ?><?cs /def ?><?cs

def:check_result(x, label, of) ?><span
	class="kern-form-input__select-wrapper"><select
	class="kern-form-input__select bms-check__value" id="<?cs var:x.id
?>" name="<?cs var:x.id ?>" aria-label="<?cs var:label ?>: <?cs var:of ?>"<?cs
if:x.error ?> aria-invalid="true" aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><?cs
call:check_option(x, "open") ?><?cs
call:check_option(x, "suitable") ?><?cs
call:check_option(x, "unsuitable") ?></select></span><?cs call:check_error(x) ?><?cs /def ?><?cs

def:check_note(x, label, of) ?><span class="bms-check__note"><label class="bms-small" for="<?cs
var:x.id ?>"><?cs var:label ?><span class="kern-sr-only">: <?cs var:of ?></span></label><input
	class="kern-form-input__input" type="text" autocomplete="off" id="<?cs var:x.id
?>" name="<?cs var:x.id ?>" value="<?cs var:x.value ?>"<?cs
call:field_max(x) ?><?cs
if:x.error ?> aria-invalid="true" aria-describedby="<?cs var:x.id ?>-error"<?cs
/if ?>></span><?cs call:check_error(x) ?><?cs /def ?><?cs

def:check_read(x) ?><span class="bms-status bms-status--<?cs
if:x.value == "yes" || x.value == "suitable" ?>success<?cs
elif:x.value == "open" ?>quiet<?cs else ?>danger<?cs /if ?>"><?cs
var:Lang.check_value[x.value] ?></span><?cs /def ?><?cs

def:check_read_note(x) ?><?cs if:x.value ?><br><span class="bms-small"><?cs
var:german(x.value) ?></span><?cs /if ?><?cs /def ?><?cs

# The right to apply, with what the program knows of it. ?><?cs
def:check_right(r) ?><?cs
if:r.may_edit ?><?cs
	call:check_value(r.entitled, Lang.check.right, r.name) ?><?cs
	call:check_note(r.right, Lang.check.note, Lang.check.right + ", " + r.name) ?><?cs
else ?><?cs
	call:check_read(r.entitled) ?><?cs
	call:check_read_note(r.right) ?><?cs
/if ?><span class="bms-small bms-check__known"><?cs
if:r.internal ?><?cs var:Lang.check.staff ?><?cs else ?><?cs var:Lang.check.no_staff ?><?cs
/if ?><?cs if:r.internal_ad ?> · <?cs var:Lang.check.internal_ad ?><?cs /if ?></span><?cs
/def ?><?cs

# The documents: which are there, which are missing, what was asked for. ?><?cs
def:check_documents(r) ?><?cs
if:r.may_edit ?><?cs call:check_value(r.complete, Lang.check.complete, r.name) ?><?cs
else ?><?cs call:check_read(r.complete) ?><?cs
/if ?><span class="bms-small bms-check__known"><?cs
if:r.present ?><?cs var:Lang.check.present ?> <?cs var:r.present ?><?cs
else ?><?cs var:Lang.check.present_none ?><?cs
/if ?></span><?cs
if:r.missing ?><span class="bms-small bms-check__known"><b><?cs var:Lang.check.missing ?> <?cs
	var:r.missing ?></b></span><?cs
/if ?><?cs
if:r.asked ?><span class="bms-small bms-check__known"><?cs var:r.asked_words ?><?cs
	if:r.asked == "open" ?> <?cs call:time(r.asked_until) ?><?cs /if ?></span><?cs
/if ?><?cs
/def ?><?cs

def:check_cell(c, r) ?><?cs
if:r.may_edit ?><?cs
	call:check_value(c.q, c.text, r.name) ?><?cs
	call:check_note(c.s, Lang.check.source, c.text + ", " + r.name) ?><?cs
else ?><?cs
	call:check_read(c.q) ?><?cs
	call:check_read_note(c.s) ?><?cs
/if ?><?cs
/def ?><?cs

def:check_outcome(r) ?><?cs
if:r.may_edit ?><?cs
	call:check_result(r.result, Lang.check.result, r.name) ?><?cs
	call:check_note(r.note, Lang.check.note, Lang.check.result + ", " + r.name) ?><?cs
else ?><?cs
	call:check_read(r.result) ?><?cs
	call:check_read_note(r.note) ?><?cs
/if ?><?cs
if:r.statement ?><span class="bms-small bms-check__known"><a href="<?cs
	var:link(r.statement) ?>"><?cs var:Lang.check.department ?><span class="kern-sr-only"> <?cs
	var:r.name ?></span></a>: <?cs var:r.statement_words ?><?cs
	if:r.statement_due ?> <?cs call:time(r.statement_due) ?><?cs /if ?></span><?cs
/if ?><?cs
/def ?>
