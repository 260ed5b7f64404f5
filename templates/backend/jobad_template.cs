<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.jobad_template) ?><?cs
call:heading() ?>
<p><?cs var:Lang.backend.template_lead ?></p>
<?cs with:f = Form.jobad_template ?><?cs
	call:form_open(f) ?><?cs
	call:field(f.field.name) ?><?cs
	call:submit_or(Lang.backend.template_save, Base + Back, Lang.form.cancel) ?><?cs
	if:subcount(Templates) ?><h2><?cs var:Lang.backend.templates ?></h2><ul><?cs
		each:t = Templates ?><li><?cs var:german(t.name) ?> <button
			class="kern-btn kern-btn--tertiary" type="submit" name="remove" value="<?cs
			var:t.id ?>"><span class="kern-label"><?cs
			var:Lang.backend.template_remove ?><span class="kern-sr-only">: <?cs
			var:t.name ?></span></span></button></li><?cs
		/each ?></ul><?cs
	/if ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
