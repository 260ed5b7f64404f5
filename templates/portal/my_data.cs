<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs if:Data.guest ?><p class="bms-lead"><?cs
var:german(Application.title) ?>, <?cs var:german(Application.authority) ?></p>
<?cs /if ?><p><?cs
if:Data.guest ?><?cs var:Lang.my.data_guest ?><?cs
else ?><?cs var:Lang.my.data_text ?><?cs
/if ?></p>
<?cs if:Data.path ?><p><?cs var:Lang.my.data_files ?></p>
<div class="bms-actions"><?cs
call:button_link("primary", Data.path + "/zip", Lang.my.data_zip) ?><?cs
call:button_link("secondary", Data.path + "/pdf", Lang.my.data_pdf) ?><?cs
call:button_link("secondary", Data.path + "/json", Lang.my.data_json) ?></div>
<?cs else ?><p><?cs var:Lang.my.data_by_mail ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.data_link, "primary", Lang.my.data_link) ?><?cs
call:button_link("tertiary", Base + "/bewerbung/" + Application.number, Lang.form.cancel) ?></div>
<?cs /if ?><?cs call:page_end() ?>
