<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.backend.authority ?>: <?cs var:german(Authority.name) ?></p>
<p><?cs var:Lang.backend.projects_standard_text ?></p>
<ul><li><?cs var:Authority.short_name ?> Stellen bis A/E14 (P 34)</li><li><?cs
var:Authority.short_name ?> Stellen ab A/E15 (P 31)</li><li><?cs
var:Authority.short_name ?> Stellen Ärzte (P 31)</li></ul>
<?cs with:f = Form.project_standard ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.projects_standard, Base + "/projekte", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
