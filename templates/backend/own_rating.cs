<?cs include!"layout/backend.cs" ?><?cs
include!"backend/rating_parts.cs" ?><?cs

call:page_begin() ?><?cs
set:Unsaved = "1" ?><?cs
call:error_summary(Form.own_rating) ?><?cs
call:heading() ?>
<p><b><?cs var:Row.name ?></b>, <?cs var:Vacancy.number ?> <?cs var:german(Vacancy.title) ?></p><?cs
if:Row.href ?><p class="bms-noprint"><a href="<?cs var:link(Row.href) ?>"><?cs
	var:Lang.comparison.open_application ?></a></p><?cs
/if ?><?cs
if:subcount(Answers) ?><section class="bms-section"><h2><?cs var:Lang.comparison.answers ?></h2>
<dl class="bms-facts bms-facts--list"><?cs each:a = Answers ?><div><dt><?cs
	var:german(a.label) ?></dt><dd class="bms-lines"><?cs var:german(a.answer) ?></dd></div><?cs
	/each ?></dl></section><?cs
/if ?><section class="bms-section"><h2><?cs var:Lang.title.application_rating ?></h2><?cs
if:Row.locked ?><?cs
	each:c = Cells ?><?cs call:rating_cell(c, "", "", "") ?><?cs /each ?><?cs
else ?><p class="bms-noprint"><?cs var:Lang.comparison.rating_text ?></p><?cs
	with:f = Form.own_rating ?><?cs
	call:form_open(f) ?><?cs
	each:c = Cells ?><?cs call:rating_cell(c, "1", "1", "") ?><?cs /each ?><?cs
	call:submit_or(Lang.comparison.save, Comparison.path + "/meine", Lang.form.cancel) ?><?cs
	call:form_end() ?><?cs
	/with ?><?cs
/if ?></section><?cs call:page_end() ?>
