<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/undo.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.application_undo) ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?> <b><?cs var:Application.name ?></b></p>
<?cs if:Undo.minutes ?><?cs call:undo_box() ?><?cs
else ?><?cs call:notice("warning", Lang.undo.none) ?><?cs
/if ?>
<div class="bms-actions"><?cs
call:button_link("secondary", "/bewerbungen/" + Application.number, Lang.undo.back) ?></div>
<?cs call:page_end() ?>
