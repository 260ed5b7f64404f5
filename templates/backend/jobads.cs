<?cs include!"layout/backend.cs" ?><?cs include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
