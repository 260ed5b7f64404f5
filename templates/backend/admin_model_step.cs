<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/model.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Kind.name ?>: <b><?cs var:Step.from_name ?> → <?cs var:Step.to_name ?></b></p>
<?cs if:Step.nobody ?><p><?cs var:Lang.model.nobody ?></p><?cs /if ?><?cs
with:f = Form.model_step ?><?cs
	call:form_begin(f) ?><?cs
	call:hidden(f.field.version) ?><fieldset class="bms-boxes"><legend><?cs
	var:f.field.role.label ?></legend><p class="bms-small"><?cs
	var:Lang.model.roles_text ?></p><?cs
	call:boxes("role", Roles) ?></fieldset><?cs
	call:field(f.field.right) ?><?cs
	call:field(f.field.direction) ?><?cs
	call:field(f.field.label_de) ?><?cs
	call:field(f.field.label_en) ?><?cs
	call:field(f.field.mail) ?><?cs
	call:field(f.field.reason_needed) ?><fieldset class="bms-boxes"><legend><?cs
	var:f.field.guard.label ?></legend><?cs
	call:boxes("guard", Guards) ?></fieldset><?cs
	if:Step.there ?><?cs call:field(f.field.remove) ?><?cs /if ?><?cs
	call:submit_or(Lang.model.save, Base + Kind.path, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
