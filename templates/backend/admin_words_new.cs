<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.words) ?><?cs
call:heading() ?>
<?cs with:f = Form.words ?><?cs call:form_open(f) ?><?cs
	each:x = f.field ?><?cs if:x.name != "version" ?><?cs call:field(x) ?><?cs /if ?><?cs
	/each ?><?cs
	call:submit_or(Lang.admin.words_add, Base + "/verwaltung/suchwoerter",
		Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
