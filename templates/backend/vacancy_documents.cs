<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs

def:missing_error(x) ?><?cs each:e = Form.formal_documents.errors ?><?cs
if:e.field == x.id ?><p class="kern-error" id="<?cs var:x.id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
	var:e.message ?></span></p><?cs /if ?><?cs /each ?><?cs /def ?><?cs

def:missing_one(r) ?><fieldset class="kern-fieldset bms-asked"><legend class="kern-label"><?cs
var:r.name ?> <span class="bms-small"><?cs var:r.number ?></span></legend>
<div class="kern-fieldset__body"><?cs
if:r.asked_until ?><p class="bms-small"><?cs var:Lang.check.asked_open ?> <?cs
	call:time(r.asked_until) ?></p><?cs
/if ?><?cs
each:t = r.types ?><div class="kern-form-check"><input class="kern-form-check__checkbox"
	type="checkbox" id="<?cs var:t.id ?>" name="<?cs var:t.id ?>" value="1"<?cs
	if:t.checked ?> checked<?cs /if ?>><label class="kern-label" for="<?cs
	var:t.id ?>"><?cs var:t.label ?><?cs
	if:t.there ?> <span class="bms-small"><?cs var:Lang.check.there ?></span><?cs /if
	?></label></div><?cs /each ?></div>
<div class="kern-form-input"><label class="kern-label" for="<?cs
var:r.more.id ?>"><?cs var:Lang.check.documents_more ?><span class="kern-sr-only">: <?cs
var:r.name ?></span></label><textarea class="kern-form-input__input" rows="2" id="<?cs
var:r.more.id ?>" name="<?cs var:r.more.id ?>">
<?cs var:r.more.value ?></textarea><?cs call:missing_error(r.more) ?></div></fieldset>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.formal_documents) ?><?cs
call:heading() ?>
<p><?cs var:Lang.check.documents_text ?></p><?cs
if:subcount(Rows) ?><?cs
	with:f = Form.formal_documents ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.rows) ?><?cs
	call:field(f.field.last_day) ?><?cs
	each:r = Rows ?><?cs call:missing_one(r) ?><?cs /each ?><?cs
	call:submit_or(Lang.check.documents_send, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs /with ?><?cs
else ?><?cs call:empty_state(Lang.check.documents_nobody) ?><p><a href="<?cs
	var:link(Back) ?>"><?cs var:Lang.title.vacancy_check ?></a></p><?cs
/if ?>
<?cs call:page_end() ?>
