<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <?cs var:german(Vacancy.title) ?></p>
<p><b><?cs var:Person.name ?></b></p>
<?cs call:confirm(Form.exclusion_lift, Lang.backend.lift_text, Lang.backend.lift, Base +
	"/verwaltung/befangenheit/" + Vacancy.number) ?>
<?cs call:page_end() ?>
