<?cs include!"layout/portal.cs" ?><?cs
include!"portal/interview.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.my_interview) ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p><?cs
call:interview_facts(Interview) ?>
<p><?cs if:Interview.chooses ?><?cs var:Lang.my.interview_choose ?><?cs
else ?><?cs var:Lang.my.interview_text ?><?cs
/if ?></p><?cs
with:f = Form.my_interview ?><?cs
call:form_open(f) ?><?cs
call:field_radios(f.field.answer) ?><?cs
if:Interview.chooses ?><?cs call:field_choice(f.field.slot) ?><?cs /if ?><?cs
call:field_long(f.field.note) ?><input type="hidden" name="version" value="<?cs
var:f.field.version.value ?>"><?cs
call:submit_or(Lang.my.interview_save, Base + "/bewerbung/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
