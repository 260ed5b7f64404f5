<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.comment_delete) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <?cs var:Application.name ?></p>
<blockquote class="bms-lines"><p><?cs var:Comment.text ?></p><p class="bms-small"><?cs
var:Comment.name ?></p></blockquote>
<?cs call:notice("warning", Lang.step.comment_text) ?>
<?cs with:f = Form.comment_delete ?><?cs
	call:form_open(f) ?><input type="hidden" name="form_of" value="comment_delete"><input
		type="hidden" name="sure" value="1"><div class="bms-actions"><?cs
	call:button_danger(Lang.backend.comment_delete) ?><?cs
	call:button_value("secondary", Lang.form.cancel, "back", "1") ?></div><?cs
	each:b = Beside ?><input type="hidden" name="<?cs var:b.name ?>"
			value="<?cs var:b.value ?>"><?cs
	/each ?><?cs
	call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
