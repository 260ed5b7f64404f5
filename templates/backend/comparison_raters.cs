<?cs include!"layout/backend.cs" ?><?cs
include!"backend/choose.cs" ?><?cs
call:page_begin() ?><?cs set:Owner = Form.rater.id ?><?cs
call:error_summary(Form.rater) ?><?cs
call:error_summary(Form.blind) ?><?cs
call:error_summary(Form.rater_take) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.comparison.raters_text ?></p><?cs
if:subcount(People) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
	var:Lang.comparison.raters ?></caption><thead><tr><th scope="col"><?cs
	var:Lang.backend.person ?></th><th scope="col"><?cs var:Lang.backend.unit ?></th><th
	scope="col"><?cs var:Lang.comparison.rater_state ?></th><th scope="col"><?cs
	var:Lang.backend.remove ?></th></tr></thead><tbody><?cs each:p = People ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.person ?>"><?cs var:p.name ?></th><td
	data-label="<?cs var:Lang.backend.unit ?>"><?cs
	var:german(p.unit) ?></td><td data-label="<?cs
	var:Lang.comparison.rater_state ?>"><?cs var:p.state ?><?cs
	if:p.handed_in_at ?> <?cs call:time(p.handed_in_at) ?><?cs /if ?></td><td data-label="<?cs
	var:Lang.backend.remove ?>"><?cs
	if:p.counts ?><?cs call:choose_button(Comparison.path + "/bewertende", p.user_id,
		"entfernen", Form.rater_take.token, "tertiary",
		Lang.comparison.raters_take, p.name) ?><?cs
	/if ?></td></tr><?cs /each ?></tbody></table><?cs
else ?><?cs call:empty_state(Lang.comparison.raters_none) ?><?cs
/if ?><section class="bms-section"><h2><?cs var:Lang.comparison.rater_add ?></h2><?cs
with:f = Form.rater ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit_beside(Lang.comparison.rater_add) ?><?cs
	call:form_end() ?><?cs
/with ?></section>
<section class="bms-section"><h2><?cs var:Lang.comparison.blind ?></h2><?cs
if:Blind.on ?><p><?cs var:Lang.comparison.blind_on ?> <?cs
	var:number(Blind.classless) ?></p><?cs
/if ?><?cs
with:f = Form.blind ?><?cs
	call:form_begin(f) ?><?cs
	call:fields(f) ?><?cs
	call:submit(Lang.comparison.blind_save) ?><?cs
	call:form_end() ?><?cs
/with ?></section><?cs set:Owner = "" ?><?cs call:page_end() ?>
