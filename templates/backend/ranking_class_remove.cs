<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.ranking_remove) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<blockquote><p><?cs var:Lang.ranking.class ?> <?cs var:Class.letter ?>: <?cs
var:german(Class.name) ?></p></blockquote>
<?cs call:notice("warning", Lang.ranking.remove_text) ?>
<?cs with:f = Form.ranking_remove ?><?cs
	call:form_open(f) ?><?cs
	if:Fixed ?><?cs call:field(f.field.reason) ?><?cs /if ?><div class="bms-actions"><?cs
	call:button_danger(Lang.backend.remove) ?><?cs
	call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
