<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.vacancy_copy) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<?cs if:Projects ?><?cs with:f = Form.vacancy_copy ?><?cs
	call:form_open(f) ?><?cs
	call:field(f.field.title) ?><?cs
	call:field(f.field.project) ?><h2><?cs
	var:Lang.vacancy_copy.what ?></h2><p><?cs var:Lang.vacancy_copy.always ?></p><?cs
	call:field(f.field.texts) ?><?cs
	call:field(f.field.profile) ?><?cs
	call:field(f.field.people) ?><?cs
	call:field(f.field.committees) ?><?cs
	call:field(f.field.form) ?><?cs
	call:submit_or(Lang.vacancy_copy.do, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs
else ?><?cs call:empty_state(Lang.vacancy_copy.no_project) ?><?cs
/if ?>
<?cs call:page_end() ?>
