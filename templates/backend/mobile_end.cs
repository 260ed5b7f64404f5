<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Mobile.name ?></b></p>
<?cs call:confirm(Form.mobile_end, Lang.mobile.end_text, Lang.mobile.end, Back) ?>
<?cs call:page_end() ?>
