<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs if:Authority.name ?><p><?cs var:Lang.backend.authority ?>: <?cs var:Authority.name ?></p>
<?cs with:f = Form.project_new ?><?cs call:form_begin(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name == "authority" ?><?cs call:hidden(x) ?><?cs
		else ?><?cs call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:submit_or(Lang.backend.save, Base + "/projekte", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs else ?><form class="bms-form" method="get" action="<?cs var:Base ?>/projekte/neu">
<?cs call:field_pick(Pick.behoerde) ?><?cs
call:submit(Lang.backend.next) ?></form><?cs /if ?>
<?cs call:page_end() ?>
