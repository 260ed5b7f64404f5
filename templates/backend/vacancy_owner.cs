<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.vacancy_owner.now ?> <b><?cs var:Vacancy.owner ?></b>.</p>
<p><?cs var:Lang.vacancy_owner.text ?></p>
<?cs with:f = Form.vacancy_owner ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.vacancy_owner.do, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
