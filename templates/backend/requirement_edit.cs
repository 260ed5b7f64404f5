<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Post.number ?> <b><?cs var:german(Post.title) ?></b></p>
<?cs if:Fixed ?><?cs call:notice("warning", Lang.requirement.fixed_text) ?><?cs /if ?>
<?cs with:f = Form.requirement ?><?cs
	call:form_begin(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name != "reason" || Fixed ?><?cs call:field(x) ?><?cs /if ?><?cs
	/each ?><?cs
	call:submit_or(Lang.backend.save, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
