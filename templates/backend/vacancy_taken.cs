<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><a href="<?cs var:link(Back) ?>"><?cs var:Vacancy.number ?> <?cs
var:german(Vacancy.title) ?></a></p>
<?cs if:Form.vacancy_taken.token ?><p><?cs var:Lang.vacancy_taken.text ?></p>
<div class="bms-actions"><?cs
call:button_form(Form.vacancy_taken, "primary", Lang.vacancy_taken.do) ?></div>
<?cs else ?><?cs call:empty_state(Lang.vacancy_taken.none) ?>
<?cs /if ?>
<?cs call:page_end() ?>
