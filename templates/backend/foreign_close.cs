<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<?cs if:Jobad.over ?><?cs
set:close_text = Lang.foreign.close_over ?><?cs
else ?><?cs
set:close_text = Lang.foreign.close_text ?><?cs
/if ?>
<?cs call:confirm(Form.foreign_close, close_text, Lang.foreign.close, Base + Back) ?>
<?cs call:page_end() ?>
