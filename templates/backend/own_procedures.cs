<?cs include!"layout/backend.cs" ?><?cs
include!"layout/list.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Lang.procedure.own_text ?></p>
<?cs call:list(List) ?>
<?cs call:page_end() ?>
