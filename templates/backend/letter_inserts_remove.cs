<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><strong><?cs var:Insert.kind ?></strong>: <?cs
if:Insert.unit ?><?cs var:german(Insert.unit) ?><?cs else ?><?cs var:Lang.admin.blocks_all ?><?cs
/if ?></p>
<?cs call:confirm(Form.letter_insert_remove, Lang.letter_insert.remove_text,
	Lang.letter_insert.remove, Base + Back) ?><?cs
call:page_end() ?>
