<?cs include!"layout/backend.cs" ?><?cs
include!"backend/letter_parts.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs var:Letter.name ?></b></p>
<?cs call:letter_difference() ?><?cs
if:Form.letter_reset.token ?><?cs
	call:confirm(Form.letter_reset, Lang.letter.reset_text, Lang.title.admin_letter_reset,
		Base + "/verwaltung/vorlagen/" + Letter.code) ?><?cs
/if ?>
<?cs call:page_end() ?>
