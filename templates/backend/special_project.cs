<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.special_project) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <?cs var:german(Vacancy.title) ?></p>
<p><?cs var:Lang.backend.project ?>: <?cs var:Project.name ?></p>
<p><?cs var:Lang.backend.special_text ?></p>
<?cs if:May.create ?><?cs with:f = Form.special_project ?><?cs call:form_open(f) ?><?cs
with:x = f.field.person ?><fieldset class="kern-fieldset<?cs if:x.error
?> kern-fieldset--error<?cs /if ?>" id="<?cs var:x.id ?>" tabindex="-1"<?cs if:x.error
?> aria-describedby="<?cs var:x.id ?>-error"<?cs /if ?>><legend class="kern-label"><?cs
var:x.label ?></legend><div class="kern-fieldset__body"><?cs each:p = People ?>
<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox"
	id="person-<?cs var:p.place ?>" name="person" value="<?cs var:p.user_id ?>"<?cs
if:p.checked ?> checked<?cs /if ?>><label class="kern-label" for="person-<?cs var:p.place ?>"><?cs
var:p.name ?><?cs if:p.recruiter == "1" ?>, <?cs var:Lang.role.RECRUITER ?><?cs /if ?><?cs
if:p.office == "1" ?>, <?cs var:Lang.role[Project.office] ?><?cs
/if ?></label></div><?cs /each ?></div>
<?cs call:field_error(x) ?></fieldset><?cs /with ?>
<?cs call:field(f.field.responsible) ?><?cs
call:submit_or(Lang.backend.special_create, Base + "/verwaltung/befangenheit/" + Vacancy.number,
	Lang.form.cancel) ?><?cs
call:form_end() ?><?cs /with ?>
<?cs else ?><?cs call:empty_state(Lang.backend.special_empty) ?><?cs /if ?>
<?cs call:page_end() ?>
