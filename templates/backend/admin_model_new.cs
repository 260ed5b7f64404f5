<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Kind.name ?></b></p>
<?cs each:f = Form ?><?cs if:f.name != "service_sign_out" ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.model.go, Base + Kind.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs /if ?><?cs
/each ?>
<?cs call:page_end() ?>
