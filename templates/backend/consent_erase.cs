<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Application.number ?></p>
<?cs call:confirm(Form.consent_erase, Lang.step.erase_text, Lang.admin.erase, Base +
	"/verwaltung/betroffenenrechte") ?>
<?cs call:page_end() ?>
