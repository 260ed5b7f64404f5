<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/model.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Status.name ?></b> (<code><?cs var:Status.code ?></code>)</p>
<?cs with:f = Form.model_status ?><?cs
	call:form_begin(f) ?><?cs
	call:hidden(f.field.version) ?><?cs
	call:field(f.field.name_de) ?><?cs
	call:field(f.field.name_en) ?><?cs
	if:Status.applicant ?><?cs
		call:field(f.field.applicant_de) ?><?cs
		call:field(f.field.applicant_en) ?><?cs
		call:field(f.field.meaning_de) ?><?cs
		call:field(f.field.meaning_en) ?><?cs
		call:field(f.field.next_de) ?><?cs
		call:field(f.field.next_en) ?><?cs
		call:field(f.field.todo_de) ?><?cs
		call:field(f.field.todo_en) ?><?cs
	/if ?><?cs
	call:field(f.field.position) ?><?cs
	call:field(f.field.look) ?><?cs
	if:Status.applicant ?><?cs
		call:field(f.field.stage) ?><?cs
		call:field(f.field.takes_changes) ?><?cs
		call:field(f.field.takes_files) ?><?cs
	/if ?><?cs
	if:Status.phased ?><?cs call:field(f.field.phase) ?><?cs /if ?><?cs
	if:!Status.named ?><?cs
		if:Status.applicant ?><?cs call:field(f.field.group) ?><?cs /if ?><?cs
		call:field(f.field.active) ?><?cs
		call:field(f.field.counts) ?><?cs
	/if ?><?cs
	if:subcount(Sights) ?><h2><?cs var:Lang.model.sights ?></h2>
		<p><?cs var:Lang.model.sights_text ?></p><?cs
		each:r = Sights ?><fieldset class="bms-boxes"><legend><?cs
			var:r.role ?></legend><?cs
			call:boxes("cell", r.cells) ?></fieldset><?cs
		/each ?><?cs
	/if ?><?cs
	call:submit_or(Lang.model.save, Base + Kind.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs if:!Status.named ?><p><?cs
	call:button_link("secondary", Base + Kind.path + "/status/" + Status.code + "/entfernen",
		Lang.title.admin_model_remove) ?></p><?cs
else ?><p class="bms-small"><?cs var:Lang.model.named ?></p><?cs
/if ?>
<?cs call:page_end() ?>
