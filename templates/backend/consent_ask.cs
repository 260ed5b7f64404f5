<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.consent) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<h2><?cs var:Lang.consent.about ?></h2>
<ul><?cs each:p = Persons ?><li><?cs var:german(p.name) ?> <span class="bms-small"><?cs
var:p.number ?></span></li><?cs /each ?></ul>
<?cs set:memo = Base + "/vakanzen/" + Vacancy.number + "/auswahl" ?><p><a href="<?cs
var:link(memo) ?>"><?cs var:Lang.consent.memo ?></a></p>
<h2><?cs var:Lang.consent.who ?></h2><ul><?cs
if:Plan.council ?><li><?cs var:Lang.consent.council_asked ?> <?cs var:Lang.task.last_day ?> <b><?cs
	call:time(Plan.normal) ?></b>, <?cs var:Lang.task.midnight ?>; <?cs
	var:Lang.consent.if_urgent ?> <b><?cs call:time(Plan.urgent) ?></b>. <?cs
	var:Lang.consent.council_silence ?></li><?cs
elif:Plan.grade ?><li><?cs var:Lang.consent.grade ?></li><?cs
elif:Plan.pr_there ?><li><?cs var:Lang.consent.choose_PR ?></li><?cs
else ?><li><?cs var:Lang.consent.no_PR ?></li><?cs /if ?><?cs
if:Plan.officer ?><li><?cs var:Lang.consent.officer_asked ?> <?cs var:Lang.task.last_day ?> <b><?cs
	call:time(Plan.gsb_day) ?></b>, <?cs var:Lang.task.midnight ?>; <?cs
	var:Lang.consent.if_urgent ?> <b><?cs call:time(Plan.gsb_urgent) ?></b>. <?cs
	var:Lang.consent.officer_silence ?></li><?cs
elif:Plan.gsb_there ?><li><?cs var:Lang.consent.choose_GSB ?></li><?cs
else ?><li><?cs var:Lang.consent.no_GSB ?></li><?cs /if ?></ul><?cs
with:f = Form.consent ?><?cs
call:form_open(f) ?><?cs
call:field(f.field.reasons) ?><?cs
if:Plan.council ?><fieldset class="kern-fieldset"><legend class="kern-label"><?cs
	var:Lang.consent.measures ?></legend><div class="kern-fieldset__body"><?cs
	call:field(f.field.measure_hiring) ?><?cs
	call:field(f.field.measure_grading) ?><?cs
	call:field(f.field.measure_civil_servant) ?><?cs
	call:field(f.field.measure_higher_post) ?><?cs
	call:field(f.field.measure_ad_waived) ?></div></fieldset><?cs
/if ?><?cs
call:field_radios(f.field.term) ?><?cs
call:field(f.field.urgent) ?><?cs
call:submit_or(Lang.title.consent_ask, Consent.path, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs call:page_end() ?>
