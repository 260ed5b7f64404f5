<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.foreign) ?><?cs
call:heading() ?>
<?cs if:Authority ?><p><?cs var:german(Authority) ?></p><?cs
else ?><p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p><?cs
/if ?>
<p><?cs var:Lang.foreign.text ?></p>
<?cs with:f = Form.foreign ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
if:Authority ?><?cs call:submit_or(Lang.foreign.publish, Base + Back, Lang.form.cancel) ?><?cs
else ?><?cs call:submit_or(Lang.backend.save, Base + Back, Lang.form.cancel) ?><?cs
/if ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
