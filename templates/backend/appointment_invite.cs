<?cs include!"layout/backend.cs" ?><?cs

def:invite_error(x) ?><?cs each:e = Form.appointment_invite.errors ?><?cs
if:e.field == x.id ?><p class="kern-error" id="<?cs var:x.id ?>-error"><span
	class="kern-icon kern-icon--danger" aria-hidden="true"></span><span class="kern-body"><?cs
	var:e.message ?></span></p><?cs /if ?><?cs /each ?><?cs /def ?><?cs

def:invite_row(r) ?><div class="kern-form-input"><label class="kern-label" for="<?cs
var:r.id ?>"><?cs var:r.name ?> <span class="bms-small"><?cs var:r.number ?>, <?cs
if:r.letter ?><?cs var:Lang.ranking.class ?> <?cs var:r.letter ?>, <?cs /if ?><?cs
if:r.place ?><?cs var:Lang.comparison.place ?> <?cs var:number(r.place) ?>, <?cs /if ?><?cs
var:status_name("application:" + r.status) ?></span></label><?cs
if:r.elsewhere ?><div class="kern-hint"><?cs var:Lang.interview.elsewhere ?> <?cs
	var:r.elsewhere ?></div><?cs /if ?><div
class="kern-form-input__select-wrapper"><select class="kern-form-input__select" id="<?cs
var:r.id ?>" name="<?cs var:r.id ?>"><?cs
each:o = r.options ?><option value="<?cs var:o.value ?>"<?cs if:o.selected ?> selected<?cs
/if ?>><?cs var:o.label ?></option><?cs /each ?></select></div><?cs
call:invite_error(r) ?></div>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.appointment_invite) ?><?cs
call:heading() ?><p><b><?cs var:german(Appointment.name) ?></b>, <?cs
var:Lang.interview.free_times ?> <?cs var:number(Free) ?></p>
<p><?cs var:Lang.interview.invite_text ?></p><?cs
if:subcount(Rows) ?><?cs
	with:f = Form.appointment_invite ?><?cs
	call:form_open(f) ?><?cs
	each:r = Rows ?><?cs call:invite_row(r) ?><?cs /each ?><?cs
	call:more(Rows_more) ?><?cs
	call:field(f.field.anyway) ?><?cs
	call:submit_or(Lang.interview.invite_save, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
	/with ?><?cs
else ?><?cs call:empty_state(Lang.interview.invite_empty) ?><?cs
/if ?>
<?cs call:page_end() ?>
