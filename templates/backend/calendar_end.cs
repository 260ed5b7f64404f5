<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:confirm(Form.calendar_end, Lang.calendar.end_text, Lang.calendar.end, Base + "/kalender")
?><?cs
call:page_end() ?>
