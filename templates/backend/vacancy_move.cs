<?cs include!"layout/backend.cs" ?><?cs

# Who, and in which role. ?><?cs
def:move_people(people, title) ?><h3><?cs var:title ?></h3><?cs
if:subcount(people) ?><ul><?cs
	each:p = people ?><li><?cs var:p.name ?> (<?cs var:p.role ?>)</li><?cs /each ?></ul><?cs
else ?><p><?cs var:Lang.vacancy_move.nobody ?></p><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.vacancy_move) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b>, <?cs
var:Lang.backend.project ?>: <?cs var:german(Vacancy.project) ?></p>
<?cs if:Chosen.name ?><section class="bms-section"><h2><?cs var:Lang.vacancy_move.to ?> „<?cs
var:german(Chosen.name) ?>“</h2><?cs
call:move_people(Gains, Lang.vacancy_move.gains) ?><?cs
call:move_people(Loses, Lang.vacancy_move.loses) ?><p><?cs
var:Lang.vacancy_move.rest ?></p><?cs
if:Chosen.owner ?><p><?cs var:Lang.vacancy_move.owner ?> <b><?cs var:Chosen.owner ?></b><?cs
	var:Lang.vacancy_move.owner_why ?></p><?cs
/if ?>
<?cs with:f = Form.vacancy_move ?><?cs call:form_open(f) ?><input type="hidden" name="project"
	value="<?cs var:f.field.project.value ?>"><?cs
call:submit_or(Lang.vacancy_move.do, Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs /with ?></section><?cs
else ?><?cs
	if:subcount(Projects) ?><p><?cs var:Lang.vacancy_move.choose ?></p><ul><?cs
		each:p = Projects ?><li><a href="<?cs var:link(p.href) ?>"><?cs
			var:german(p.name) ?></a></li><?cs
		/each ?></ul><?cs
	else ?><?cs call:empty_state(Lang.vacancy_move.none) ?><?cs
	/if ?>
<p><?cs call:button_link("secondary", Back, Lang.form.cancel) ?></p><?cs
/if ?>
<?cs call:page_end() ?>
