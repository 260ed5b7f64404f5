<?cs include!"layout/backend.cs" ?><?cs include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:File.name ?></b></p>
<?cs with:f = Form.letter_file_remove ?><?cs
call:error_summary(f) ?><?cs
call:notice("warning", Lang.letter_files.remove_text) ?><?cs
call:form_open(f) ?><?cs
call:hidden(f.field.version) ?><div class="bms-actions"><?cs
call:button_danger(Lang.letter_files.remove) ?><?cs
call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
