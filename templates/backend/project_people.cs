<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choose.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.project_person) ?><?cs
call:heading() ?>
<p><?cs var:Project.number ?> <?cs var:Project.name ?></p>
<?cs set:path = Base + "/projekte/" + Project.number + "/personen" ?><section class="bms-section">
<h2><?cs var:Lang.backend.people ?></h2>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.backend.people ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.person ?></th><th scope="col"><?cs
var:Lang.backend.role ?></th><th scope="col"><?cs var:Lang.backend.unit ?></th><th scope="col"><?cs
var:Lang.backend.remove ?></th></tr></thead><tbody><?cs each:p = People ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name ?><?cs
if:p.status != "active" ?> <?cs call:status_badge("inaktiv", Lang.project_status.inaktiv) ?><?cs
/if ?></th><td data-label="<?cs var:Lang.backend.role ?>"><?cs
var:Lang.role[p.role] ?></td><td data-label="<?cs var:Lang.backend.unit ?>"><?cs
var:german(p.unit) ?></td><td data-label="<?cs var:Lang.backend.remove ?>"><?cs
if:p.responsible == "1" ?><?cs var:Lang.backend.responsible ?><?cs
else ?><?cs
	call:choose_button(path + "/" + p.role, p.user_id, "entfernen", Form.project_person.token,
		"tertiary", Lang.backend.remove, p.name) ?><?cs
/if ?></td></tr><?cs /each ?>
</tbody></table></section>

<section class="bms-section"><h2><?cs var:Lang.backend.person_add ?></h2>
<form class="bms-form" method="get"
	action="<?cs var:Base ?>/projekte/<?cs var:Project.number ?>/personen#treffer">
<div class="kern-form-input"><label class="kern-label" for="rolle"><?cs
var:Lang.backend.role ?></label><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select" id="rolle" name="rolle"><option value="RECRUITER"<?cs
if:Search.role == "RECRUITER" ?> selected<?cs /if ?>><?cs var:Lang.role.RECRUITER ?></option>
<option value="<?cs var:Project.office ?>"<?cs if:Search.role == Project.office ?> selected<?cs /if
?>><?cs var:Lang.role[Project.office] ?></option></select></div></div>
<?cs call:choose_words(Search.name) ?><?cs
call:submit(Lang.backend.search) ?></form>
<?cs if:Search.done ?><?cs
	call:choose_candidates(Candidates, path + "/" + Search.role,
		Form.project_person.token) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
