<?cs include!"layout/backend.cs" ?><?cs
include!"backend/rating_parts.cs" ?><?cs

call:page_begin() ?><?cs
set:Unsaved = "1" ?><?cs
call:error_summary(Form.interview_sheet) ?><?cs
call:heading() ?>
<p><b><?cs var:Row.name ?></b>, <?cs var:Row.number ?>, <?cs call:time(Row.day) ?>, <?cs
var:Vacancy.number ?> <?cs var:german(Vacancy.title) ?></p><?cs
if:Row.early ?><?cs call:notice("info", Lang.problem.sheet_early) ?><?cs
elif:!subcount(Cells) ?><?cs call:empty_state(Lang.comparison.no_profile) ?><?cs
else ?><p class="bms-noprint"><?cs var:Lang.sheet.text ?> <a href="<?cs var:Base
?>/vakanzen/<?cs var:Vacancy.number ?>/leitfaden"><?cs
var:Lang.title.interview_guide ?></a></p><?cs
	with:f = Form.interview_sheet ?><?cs
	call:form_open(f) ?><?cs
	each:c = Cells ?><?cs call:rating_cell(c, "1", "1", "") ?><?cs /each ?><?cs
	call:submit_or(Lang.comparison.save, Back, Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
	/with ?><div class="bms-actions"><?cs
	call:button_link("secondary", Comparison.path + "/gespraeche",
		Lang.title.interviews_take) ?></div><?cs
/if ?><?cs call:page_end() ?>
