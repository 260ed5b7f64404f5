<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Lang.admin.data_found ?></p>
<div class="bms-actions"><?cs
call:button_link("primary", Base + "/verwaltung/betroffenenrechte/auskunft/" + Person + "/zip",
	Lang.my.data_zip) ?><?cs
call:button_link("secondary", Base + "/verwaltung/betroffenenrechte/auskunft/" + Person + "/pdf",
	Lang.my.data_pdf) ?><?cs
call:button_link("secondary", Base + "/verwaltung/betroffenenrechte/auskunft/" + Person + "/json",
	Lang.my.data_json) ?></div>
<?cs call:page_end() ?>
