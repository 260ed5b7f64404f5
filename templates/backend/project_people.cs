<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choose.cs" ?><?cs
include!"layout/desk.cs" ?><?cs # A project has one personnel office. ?><?cs
def:role_of_office(x) ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select"<?cs call:field_attributes(x, "") ?>><?cs
each:o = x.options ?><?cs if:o.value == "RECRUITER" || o.value == Project.office ?>
<option value="<?cs var:o.value ?>"<?cs if:o.selected ?> selected<?cs /if ?>><?cs
var:o.label ?></option><?cs /if ?><?cs /each ?>
</select></div>
<?cs call:field_error(x) ?></div>
<?cs /def ?><?cs call:page_begin() ?><?cs set:Owner = Form.project_person_add.id ?><?cs
call:default_button(Form.project_person_add.action) ?><?cs
call:error_summary(Form.project_person) ?><?cs
call:error_summary(Form.project_manager) ?><?cs
call:desk_head() ?>
<?cs set:path = Base + "/projekte/" + Project.number + "/personen" ?><section class="bms-section">
<h2><?cs var:Lang.backend.people ?></h2>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.backend.people ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.person ?></th><th scope="col"><?cs
var:Lang.backend.role ?></th><th scope="col"><?cs var:Lang.backend.unit ?></th><th scope="col"><?cs
var:Lang.backend.remove ?></th></tr></thead><tbody><?cs each:p = People ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name ?><?cs
if:p.status != "active" ?> <?cs call:status_badge("inaktiv", Lang.unit_status.inaktiv) ?><?cs
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
<?cs with:f = Form.project_person_add ?><?cs call:form_begin(f) ?><?cs
	each:x = f.field ?><?cs
		if:x.name == "role" ?><?cs call:role_of_office(x) ?><?cs
		else ?><?cs call:field(x) ?><?cs
		/if ?><?cs
	/each ?><?cs
	call:submit_beside(Lang.backend.add) ?><?cs
	call:form_end() ?><?cs
/with ?></section>

<section class="bms-section" id="fuehrung"><h2><?cs var:Lang.procedure.managers ?></h2><p><?cs
var:Lang.procedure.managers_text ?></p><?cs
set:path = Base + "/projekte/" + Project.number + "/fuehrung" ?>
<?cs if:subcount(Managers) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.procedure.managers ?></caption><thead><tr><th scope="col"><?cs
var:Lang.backend.person ?></th><th scope="col"><?cs
var:Lang.backend.unit ?></th><th scope="col"><?cs
var:Lang.backend.remove ?></th></tr></thead><tbody><?cs
each:p = Managers ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name ?><?cs
if:p.status != "active" ?> <?cs call:status_badge("inaktiv", Lang.unit_status.inaktiv) ?><?cs
/if ?></th><td data-label="<?cs var:Lang.backend.unit ?>"><?cs
var:german(p.unit) ?></td><td data-label="<?cs var:Lang.backend.remove ?>"><?cs
call:choose_button(path, p.user_id, "entfernen", Form.project_manager.token, "tertiary",
	Lang.backend.remove, p.name) ?></td></tr><?cs
/each ?>
</tbody></table><?cs else ?><?cs call:empty_state(Lang.procedure.managers_empty) ?><?cs /if ?>
<?cs with:f = Form.project_manager_add ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.backend.add) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<?cs set:Owner = "" ?><?cs call:page_end() ?>
