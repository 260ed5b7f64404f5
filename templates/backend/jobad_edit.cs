<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/passages.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Beside_ad ?><?cs call:notice("info", Lang.versions.beside) ?><?cs /if ?><?cs
if:Released ?><?cs call:notice("info", Lang.backend.released_note) ?><?cs
elif:Published ?><?cs call:notice("info", Lang.backend.published_note) ?><?cs /if ?>
<?cs if:subcount(Templates) ?><p><?cs var:Lang.backend.template_begin ?> <?cs
	each:t = Templates ?><?cs if:!first(t) ?>, <?cs /if ?><a href="<?cs
		var:Base ?>/vakanzen/<?cs var:Vacancy.number
		?>/stellenanzeigen/neu?vorlage=<?cs var:t.id ?>"><?cs
		var:german(t.name) ?></a><?cs
	/each ?></p>
<?cs /if ?><?cs call:passages_noted() ?><?cs
call:text_blocks(Blocks) ?>
<?cs with:f = Form.jobad ?><?cs
	call:form_begin(f) ?><?cs
	if:Keeps_media ?><p><?cs var:Lang.media.from ?> <a href="<?cs
		var:Base ?>/mediathek"><?cs var:Lang.title.media ?></a></p><?cs
	/if ?><?cs
	call:fields(f) ?><?cs
	call:submit_or(Lang.backend.save, Base + Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:history_table() ?><?cs
call:page_end() ?>
