<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs with:f = Form.vacancy ?><?cs
	call:form_begin(f) ?><?cs
	if:f.field.authority.name ?><?cs call:field(f.field.authority) ?><?cs /if ?><?cs
	call:field(f.field.title) ?><?cs
	call:field(f.field.reason) ?><?cs
	each:x = f.field ?><?cs
		if:x.name != "title" && x.name != "reason" && x.name != "authority" ?><?cs
			call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:submit_or(Lang.backend.save, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:history_table() ?><?cs
call:page_end() ?>
