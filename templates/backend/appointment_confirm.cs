<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p><?cs
if:Form.appointment_cancel.token ?><?cs
	call:confirm(Form.appointment_cancel, Text, Save, Back) ?><?cs
/if ?><?cs
if:Form.appointment_archive.token ?><?cs
	call:error_summary(Form.appointment_archive) ?><?cs
	call:confirm(Form.appointment_archive, Text, Save, Back) ?><?cs
/if ?><?cs
if:Form.appointment_restore.token ?><?cs
	call:error_summary(Form.appointment_restore) ?><?cs
	call:confirm(Form.appointment_restore, Text, Save, Back) ?><?cs
/if ?><?cs
if:Form.interview_cancel.token ?><p><?cs var:Interview.number ?> <b><?cs
	var:Interview.name ?></b></p><?cs
	call:confirm(Form.interview_cancel, Text, Save, Back) ?><?cs
/if ?>
<?cs call:page_end() ?>
