<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:german(Jobad.title) ?></b></p>
<?cs call:confirm(Form.foreign_close, Lang.foreign.close_text, Lang.foreign.close, Base + Back) ?>
<?cs call:page_end() ?>
