<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/steps.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.vacancy_step) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs call:status("vacancy", Vacancy.status) ?> → <?cs
call:status("vacancy", Step.code) ?></p>
<?cs if:subcount(Step.stops) ?><?cs call:step_stops(Step) ?><?cs
call:open_objects() ?><?cs
call:closing_behind() ?><div class="bms-actions"><?cs
if:Form.closing_bulk.token && subcount(Open) ?><?cs
	call:button_form(Form.closing_bulk, "primary", Lang.backend.closing_bulk) ?><?cs
/if ?><?cs
call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs
else ?><?cs call:notice("warning", Lang.step.asks) ?>
<ul><?cs
if:Lang.vacancy_step_effect[Step.code] && (Step.code != "aktiv" || Step.reason_needed) ?><li><?cs
	var:Lang.vacancy_step_effect[Step.code] ?></li><?cs
/if ?><?cs
each:j = Published ?><li><?cs
	if:j.planned ?><?cs var:Lang.step.ad_unplanned ?><?cs
	else ?><?cs var:Lang.step.ad_goes ?><?cs
	/if ?> <a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:j.number ?>"><?cs
	var:j.number ?> <?cs var:german(j.title) ?></a></li><?cs
/each ?><?cs
if:Step.final && Step.code != "abgeschlossen" ?><li><?cs
	var:Lang.step.final ?></li><?cs
/if ?><?cs
if:Step.code != "abgeschlossen" ?><li><?cs var:Lang.step.no_mail ?></li><?cs /if ?></ul>
<?cs call:closing_behind() ?>
<?cs with:f = Form.vacancy_step ?><?cs call:form_open(f) ?><?cs
	if:Step.reason_needed ?><?cs
		call:step_reason(Step) ?><?cs
		call:field(f.field.reason) ?><?cs
	/if ?><div class="bms-actions"><?cs
	call:button_danger(Lang.step.do) ?><?cs
	call:button_link("secondary", Back, Lang.form.cancel) ?></div><?cs call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
