<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Number ?> <b><?cs var:Mobile.name ?></b></p>
<?cs call:confirm(Form.mobile_take_back, Lang.mobile.take_back_text, Lang.mobile.take_back,
	Back) ?>
<?cs call:page_end() ?>
