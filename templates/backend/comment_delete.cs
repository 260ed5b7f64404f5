<?cs include!"layout/backend.cs" ?><?cs call:page_begin() ?><?cs call:heading() ?>
<p><?cs var:Application.number ?> <?cs var:Application.name ?></p>
<blockquote class="bms-lines"><p><?cs var:Comment.text ?></p><p class="bms-small"><?cs var:Comment.name ?></p></blockquote>
<?cs call:confirm(Form.comment_delete, Lang.step.comment_text, Lang.backend.comment_delete, Back) ?>
<?cs call:page_end() ?>
