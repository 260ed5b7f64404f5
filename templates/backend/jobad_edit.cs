<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Beside_ad ?><?cs call:notice("info", Lang.versions.beside) ?><?cs /if ?><?cs
if:Published ?><?cs call:notice("info", Lang.backend.published_note) ?><?cs /if ?>
<?cs call:text_blocks(Blocks) ?>
<?cs with:f = Form.jobad ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:history_table() ?><?cs
call:page_end() ?>
