<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><?cs
call:confirm(Form.folder_delete, Lang.my.folder_delete_text, Lang.my.folder_delete_button, Base +
	"/konto/mappe") ?><?cs
call:page_end() ?>
