<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs call:time(Day) ?></b></p>
<?cs call:confirm(Form.holiday_remove, Lang.admin.holiday_remove_text, Lang.admin.holiday_remove,
	Base + "/verwaltung/feiertage") ?><?cs
call:page_end() ?>
