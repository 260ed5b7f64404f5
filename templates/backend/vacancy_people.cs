<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choose.cs" ?><?cs call:page_begin() ?><?cs set:Owner = Form.vacancy_units.id ?><?cs
call:default_button(Form.person_search.action) ?><?cs
call:error_summary(Form.person) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <?cs var:german(Vacancy.title) ?></p>
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
<form class="bms-form" method="get"
	action="<?cs var:Base ?>/vakanzen/<?cs var:Vacancy.number ?>/beteiligte#treffer"><?cs
if:Form.person_search.token ?><?cs call:form_hidden(Form.person_search) ?><?cs
/if ?><?cs
call:lent_button() ?>
<div class="kern-form-input"><label class="kern-label" for="rolle"><?cs
var:Lang.backend.role ?></label><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select" id="rolle" name="rolle"<?cs call:owned()
?>><option value="DEPARTMENT"<?cs if:Search.role == "DEPARTMENT" ?> selected<?cs /if ?>><?cs
var:Lang.role.DEPARTMENT ?></option><option value="LECTOR"<?cs if:Search.role == "LECTOR"
?> selected<?cs /if ?>><?cs var:Lang.role.LECTOR ?></option><option value="IE"<?cs
if:Search.role == "IE" ?> selected<?cs /if ?>><?cs var:Lang.role.IE ?></option></select></div></div>
<?cs call:choose_words(Search.name) ?><?cs
call:submit_beside(Lang.backend.search) ?></form>
<?cs if:Search.done ?><?cs
	call:choose_candidates(Candidates, path + "/" + Search.role, Form.person.token) ?><?cs
/if ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
