<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.requirement_remove) ?><?cs
call:heading() ?>
<p><?cs var:Post.number ?> <b><?cs var:german(Post.title) ?></b></p>
<blockquote><p><?cs var:german(Requirement.text) ?></p><p class="bms-small"><?cs
var:Requirement.kind ?>, <?cs var:Lang.requirement.weight ?> <?cs
var:number(Requirement.weight) ?></p></blockquote>
<?cs call:notice("warning", Lang.requirement.remove_text) ?>
<?cs with:f = Form.requirement_remove ?><?cs
	call:form_open(f) ?><?cs
	if:Fixed ?><?cs call:field(f.field.reason) ?><?cs /if ?><div class="bms-actions"><?cs
	call:button_danger(Lang.backend.remove) ?><?cs
	call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
