<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<p><?cs var:Lang.my.question_text ?></p>
<?cs call:form_begin(Form.my_question) ?><?cs
call:fields(Form.my_question) ?><?cs
call:submit_or(Lang.my.question_button, Base + "/bewerbung/" + Application.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
call:page_end() ?>
