<?cs include!"layout/backend.cs" ?><?cs include!"backend/lists.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.list_file_new) ?><?cs
call:heading() ?>
<?cs if:Lost ?><?cs call:notice("warning", Lang.problem.list_later_gone) ?>
<div class="bms-actions"><?cs
call:button_link("primary", "/", Lang.title.cockpit) ?></div><?cs
else ?><p><?cs var:Lang.list_file.ask_text ?></p>
<p><?cs var:Lang.list_file.ask_rights ?></p>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.list_file.list, File.list) ?><?cs
call:fact(Lang.list_file.filtered, File.said) ?><?cs
call:fact(Lang.list_file.format, File.format) ?><?cs
call:facts_end() ?><?cs
with:f = Form.list_file_new ?><?cs
call:form_open(f) ?><?cs
call:hidden(f.field.asked) ?><?cs
call:submit_or(Lang.list_file.ask, Base + "/dateien", Lang.list_file.back) ?><?cs
call:form_end() ?><?cs
/with ?><?cs
/if ?>
<?cs call:page_end() ?>
