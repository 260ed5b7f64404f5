<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs

def:appointment_form(f) ?><?cs
if:f.token ?><?cs
	call:error_summary(f) ?><?cs
	call:heading() ?><p><?cs var:Vacancy.number ?> <b><?cs
	var:german(Vacancy.title) ?></b></p><?cs
	if:Interview.number ?><p><?cs var:Interview.number ?> <b><?cs
		var:Interview.name ?></b></p><?cs
	/if ?><p><?cs var:Text ?></p><?cs
	call:form_open(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name == "version" ?><?cs call:hidden(x) ?><?cs
		else ?><?cs call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:submit_or(Save, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:appointment_form(Form.appointment) ?><?cs
call:appointment_form(Form.appointment_times) ?><?cs
call:appointment_form(Form.appointment_edit) ?><?cs
call:appointment_form(Form.interview_move) ?><?cs
call:appointment_form(Form.interview_told) ?>
<?cs call:page_end() ?>
