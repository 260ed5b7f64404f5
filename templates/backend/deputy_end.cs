<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:confirm(Form.deputy_end, Lang.deputy.end_text, Lang.deputy.end, Base + "/vertretung") ?><?cs
call:page_end() ?>
