<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
include!"backend/pay_fact.cs" ?><?cs
def:effects(ads, text) ?><?cs
if:subcount(ads) ?><p><?cs var:text ?></p><ul><?cs
	each:a = ads ?><li><a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:a.number ?>"><?cs
		var:a.number ?></a> <?cs var:german(a.title) ?><?cs
		if:subcount(a.why) ?><ul><?cs
			each:w = a.why ?><li><?cs var:w.label ?> – <?cs var:w.message ?></li><?cs
			/each ?></ul><?cs
		/if ?></li><?cs
	/each ?></ul><?cs
/if ?><?cs
/def ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.vacancy_status) ?>
<?cs call:title_begin(Vacancy.title) ?><?cs
if:May.edit ?><?cs
	call:button_link("secondary", Base + "/vakanzen/" + Vacancy.number + "/bearbeiten",
		Lang.backend.edit) ?><?cs
/if ?><?cs
if:May.edit ?><?cs
	call:button_link("secondary", Base + "/vakanzen/" + Vacancy.number + "/beteiligte",
		Lang.backend.people_edit) ?><?cs
/if ?><?cs
if:Vacancy.status ?><?cs
	call:button_link("secondary", Base + "/vakanzen/" + Vacancy.number + "/stellungnahmen",
		Lang.title.vacancy_statements) ?><?cs
/if ?><?cs
if:May.exclude ?><?cs
	call:button_link("secondary", Base + "/verwaltung/befangenheit/" + Vacancy.number,
		Lang.backend.bias) ?><?cs
/if ?><?cs
if:May.create_ad ?><?cs
	call:button_link("primary", Base + "/vakanzen/" + Vacancy.number + "/stellenanzeigen/neu",
		Lang.backend.ad_create) ?><?cs
/if ?><?cs
call:title_end() ?>
<?cs if:Vacancy.status ?><p><?cs
	call:status("vacancy", Vacancy.status) ?></p><?cs
/if ?>
<?cs call:open_objects() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Vacancy.number) ?><?cs
call:fact_german(Lang.backend.authority, Vacancy.authority) ?><?cs
call:fact_german(Lang.backend.unit, Vacancy.unit) ?><?cs
call:fact_german(Lang.backend.project, Vacancy.project) ?><?cs
if:Vacancy.requisition ?><div><dt><?cs var:Lang.backend.requisition ?></dt><dd><a href="<?cs
	var:Base ?>/personalanforderungen/<?cs var:Vacancy.requisition ?>"><?cs
	var:Vacancy.requisition ?></a></dd></div><?cs
/if ?><?cs
call:fact(Lang.backend.owner, Vacancy.owner) ?><?cs
call:fact(Lang.backend.post_number, Vacancy.post_number) ?><?cs
call:fact(Lang.backend.field, Lang.field[Vacancy.field]) ?><?cs
call:fact(Lang.backend.post_kind, Lang.post_kind[Vacancy.post_kind]) ?><?cs
call:pay_fact(Vacancy) ?><?cs
call:fact(Lang.backend.working_time, Lang.working_time[Vacancy.working_time]) ?><?cs
call:fact(Lang.backend.hours, number(Vacancy.hours)) ?><?cs
call:fact(Lang.backend.posts, number(Vacancy.posts)) ?><?cs
call:fact_time(Lang.backend.starts_on, Vacancy.starts_on) ?><?cs
call:fact_time(Lang.backend.limited_until, Vacancy.limited_until) ?><?cs
call:fact_time(Lang.backend.changed_at, Vacancy.changed_at) ?><?cs
call:facts_end() ?>

<?cs if:subcount(Steps) ?><section class="bms-section"><h2><?cs
var:Lang.backend.status_change ?></h2><?cs with:f = Form.vacancy_status ?><?cs
call:form_open(f) ?><?cs with:x = f.field.status ?><?cs
call:field_box(x) ?><?cs
call:field_label(x) ?><div class="kern-form-input__select-wrapper">
<select class="kern-form-input__select"<?cs call:field_attributes(x, x.hint)
?>><option value=""><?cs var:Lang.form.choose ?></option><?cs
each:s = Steps ?><?cs call:step_option(s, x.value) ?><?cs /each ?>
</select></div><?cs call:field_error(x) ?></div><?cs /with ?><?cs
each:s = Steps ?><?cs call:step_stops(s) ?><?cs /each ?><?cs
call:effects(Effects.leaves, Lang.backend.ads_leave) ?><?cs
call:effects(Effects.unplanned, Lang.backend.ads_unplan) ?><?cs
call:effects(Effects.returns, Lang.backend.ads_return) ?><?cs
call:effects(Effects.plans, Lang.backend.ads_plan) ?><?cs
call:effects(Effects.stays, Lang.backend.ads_stay) ?><?cs
call:submit_beside(Lang.backend.status_change) ?><?cs
call:form_end() ?><?cs /with ?></section><?cs /if ?>

<section class="bms-section"><h2><?cs var:Lang.backend.ads ?></h2>
<?cs if:subcount(Ads) ?><?cs call:jobad_table(Ads, Lang.backend.ads) ?><?cs
elif:May.edit ?><?cs call:empty_state(Lang.backend.ads_empty) ?><?cs
else ?><?cs call:empty_state(Lang.backend.ads_hidden) ?><?cs
/if ?></section>

<?cs if:!Advertised ?><section class="bms-section"><h2><?cs var:Lang.backend.applications ?></h2>
<?cs if:subcount(Counts) ?><ul class="bms-counts"><?cs
	each:c = Counts ?><li><a href="<?cs var:Base ?>/bewerbungen?vakanz=<?cs var:Vacancy.number
		?>&amp;status=<?cs var:c.status ?>"><?cs
		if:Page.lang == "en" ?><?cs var:c.name_en ?><?cs
		else ?><?cs var:c.name_de ?><?cs
		/if ?></a> <b><?cs var:number(c.applications) ?></b></li><?cs
	/each ?></ul><?cs
/if ?>
<?cs if:subcount(Applications) ?><?cs
	call:application_table(Applications, Lang.backend.applications, "")
	?><p><a href="<?cs var:Base ?>/bewerbungen?vakanz=<?cs var:Vacancy.number ?>"><?cs
	var:Lang.backend.applications_all ?></a></p><?cs
elif:May.edit ?><?cs call:empty_state(Lang.backend.applications_empty) ?><?cs
elif:May.applications ?><?cs call:empty_state(Lang.backend.applications_none) ?><?cs
else ?><?cs call:empty_state(Lang.backend.applications_hidden) ?><?cs
/if ?></section><?cs /if ?>

<?cs if:Vacancy.tasks_html || Vacancy.requirements_html
	?><section class="bms-section bms-prose"><?cs
	if:Vacancy.tasks_html ?><h2><?cs var:Lang.backend.tasks ?></h2><?cs
		call:german_text(Vacancy.tasks_html) ?><?cs
	/if ?><?cs
	if:Vacancy.requirements_html ?><h2><?cs var:Lang.backend.requirements ?></h2><?cs
		call:german_text(Vacancy.requirements_html) ?><?cs
	/if ?></section><?cs
/if ?>

<?cs call:access_table(Lang.backend.access_note, "") ?>
<?cs call:history_table() ?>
<?cs call:page_end() ?>
