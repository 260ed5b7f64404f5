<?cs include!"layout/backend.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?>
<p><?cs var:Jobad.number ?> <b><?cs var:Jobad.title ?></b></p>
<?cs call:confirm(Form.jobad_withdraw, Lang.step.withdraw_text, Lang.backend.withdraw, Back) ?>
<?cs call:page_end() ?>
