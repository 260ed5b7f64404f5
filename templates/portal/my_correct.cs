<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Application.title) ?>, <?cs
var:german(Application.authority) ?></p>
<p><?cs var:Lang.my.correct_text ?></p>
<?cs call:error_summary(Form.apply)
?><form class="bms-form" method="post" action="<?cs var:link(Form.apply.action) ?>" novalidate>
<input type="hidden" name="form_token" value="<?cs var:Form.apply.token ?>">
<?cs call:optional_note(Form.apply) ?><?cs
call:apply_questions() ?><?cs
call:submit_or(Lang.form.save, Base + "/bewerbung/" + Application.number, Lang.form.cancel)
?></form>
<?cs call:page_end() ?>
