<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choose.cs" ?><?cs
include!"layout/desk.cs" ?><?cs call:page_begin() ?><?cs set:Owner = Form.vacancy_units.id ?><?cs
call:default_button(Form.vacancy_person.action) ?><?cs
call:error_summary(Form.person) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.backend.committees ?></h2>
<?cs with:f = Form.vacancy_units ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit(Lang.backend.committees_save) ?><?cs
	call:form_end() ?><?cs
/with ?></section>

<?cs set:path = Base + "/vakanzen/" + Vacancy.number + "/beteiligte" ?><section class="bms-section">
<h2><?cs var:Lang.backend.people ?></h2>
<?cs if:subcount(People) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.backend.people ?></caption><thead><tr><th scope="col"><?cs var:Lang.backend.person ?></th>
<th scope="col"><?cs var:Lang.backend.role ?></th><th scope="col"><?cs var:Lang.backend.unit ?></th>
<th scope="col"><?cs var:Lang.backend.remove ?></th></tr></thead><tbody><?cs each:p = People ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs
var:p.name ?></th><td data-label="<?cs var:Lang.backend.role ?>"><?cs var:Lang.role[p.role] ?></td>
<td data-label="<?cs var:Lang.backend.unit ?>"><?cs var:german(p.unit) ?></td><td data-label="<?cs
var:Lang.backend.remove ?>"><?cs call:choose_button(path + "/" + p.role, p.user_id, "entfernen",
	Form.person.token, "tertiary", Lang.backend.remove, p.name) ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.backend.people_empty) ?><?cs /if ?></section>

<section class="bms-section"><h2><?cs var:Lang.backend.person_add ?></h2>
<?cs with:f = Form.vacancy_person ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.backend.add) ?><?cs
	call:form_end() ?><?cs
/with ?></section>

<section class="bms-section"><h2><?cs var:Lang.backend.told_steps ?></h2>
<p><?cs var:Lang.backend.told_steps_text ?></p>
<?cs with:f = Form.told_steps ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.backend.told_steps_save) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
