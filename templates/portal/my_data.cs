<?cs include!"layout/portal.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?><p><?cs var:Lang.my.data_text ?></p>
<div class="bms-actions"><?cs call:button_link("primary", Base + "/konto/auskunft/pdf", Lang.my.data_pdf) ?><?cs call:button_link("secondary", Base + "/konto/auskunft/json", Lang.my.data_json) ?></div>
<p><?cs var:Lang.my.data_files ?></p>
<?cs call:page_end() ?>
