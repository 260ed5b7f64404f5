<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
include!"backend/pay_fact.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.jobad_publish) ?><?cs
if:Mend.vacancy ?><p><a href="<?cs var:link(Mend.vacancy) ?>"><?cs
	var:Lang.backend.mend_vacancy ?></a></p><?cs
/if ?><?cs
if:Mend.unit ?><p><?cs var:Lang.backend.mend_unit ?></p><?cs /if ?>
<?cs call:title_begin(Jobad.title) ?><?cs
if:May.edit ?><?cs
	call:button_link("secondary", Base + "/stellenanzeigen/" + Jobad.number + "/bearbeiten",
		Lang.backend.edit) ?><?cs
/if ?><?cs
if:Form.jobad_publish.token ?><form class="bms-inline-form" method="post"
		action="<?cs var:link(Form.jobad_publish.action) ?>"><input type="hidden"
		name="form_token" value="<?cs var:Form.jobad_publish.token ?>"><?cs
	call:hidden(Form.jobad_publish.field.version) ?><?cs
	call:button("primary", Lang.backend.publish) ?></form><?cs
/if ?><?cs
if:May.withdraw ?><?cs
	call:button_link("secondary", Base + "/stellenanzeigen/" + Jobad.number + "/zurueckziehen",
		Lang.backend.withdraw) ?><?cs
/if ?><?cs
if:May.ask ?><?cs
	call:button_link("secondary", Base + "/stellenanzeigen/" + Jobad.number + "/stellungnahme",
		Lang.task.ask) ?><?cs
/if ?><?cs
call:title_end() ?>
<p><?cs call:jobad_badge(Jobad) ?></p><?cs
each:s = Steps ?><?cs call:step_stops(s) ?><?cs /each ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Jobad.number) ?><?cs
call:fact(Lang.backend.audience, Lang.audience[Jobad.audience]) ?><?cs
if:Jobad.open_to ?><?cs call:fact(Lang.backend.open_to, Lang.open_to[Jobad.open_to]) ?><?cs
/if ?><?cs
call:fact_german(Lang.backend.authority, Jobad.authority) ?><?cs
if:Jobad.vacancy_number ?><?cs
	call:fact_link(Lang.backend.vacancy, Base + "/vakanzen/" + Jobad.vacancy_number,
		Jobad.vacancy) ?><?cs
else ?><?cs call:fact_german(Lang.backend.vacancy, Jobad.vacancy) ?><?cs
/if ?><?cs
call:pay_fact(Jobad) ?><?cs
call:fact_time(Lang.backend.valid_from, Jobad.valid_from) ?><?cs
call:fact_time(Lang.backend.valid_to, Jobad.valid_to) ?><?cs
call:fact_time(Lang.backend.changed_at, Jobad.changed_at) ?><?cs
call:facts_end() ?>
<section class="bms-section bms-preview"><h2><?cs var:Lang.backend.preview ?></h2>
<p class="bms-small"><?cs var:Lang.backend.preview_note ?></p><?cs
if:Public.url ?><p><a href="<?cs var:link(Public.url) ?>"><?cs
	var:Lang.backend.preview_public ?></a></p><?cs
/if ?>
<?cs call:facts_begin() ?><?cs
call:fact_german(Lang.backend.preview_teaser, Jobad.teaser) ?><?cs
call:facts_end() ?>
<?cs var:rendered(Preview_html) ?></section>
<?cs call:statement_section() ?>
<?cs if:May.remind ?><p><a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:Jobad.number
	?>/erinnerungen"><?cs var:Lang.title.reminders ?></a></p>
<?cs /if ?><?cs call:history_table() ?>
<?cs call:page_end() ?>
