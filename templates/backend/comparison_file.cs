<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b><?cs
if:Version.number ?>, <?cs var:Lang.comparison.version ?> <?cs var:number(Version.number) ?><?cs
/if ?></p>
<p><?cs var:Lang.comparison.file_text ?></p><?cs
with:f = Form.comparison_file ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.comparison.file_ask, Comparison.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
