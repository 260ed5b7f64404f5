<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/rating_parts.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

call:page_begin() ?><?cs
set:Unsaved = "1" ?><?cs
call:error_summary(Form.application_rating) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.title.application_rating ?></h2>
<p><?cs var:Lang.comparison.rating_text ?> <a href="<?cs var:Base ?>/vakanzen/<?cs
var:Comparison.vacancy ?>/vergleich"><?cs var:Lang.comparison.title ?></a></p><?cs
if:Raters.blind && !Raters.values ?><?cs
	call:notice("info", Lang.comparison.blind_recruiter) ?><?cs
/if ?><?cs
if:Raters.open ?><?cs call:notice("info", Lang.comparison.raters_open) ?><?cs /if ?><?cs
if:subcount(Raters.out) ?><p><?cs var:Lang.comparison.raters_out ?><?cs
	each:o = Raters.out ?> <?cs var:o ?><?cs if:!last(o) ?>,<?cs /if ?><?cs /each ?></p><?cs
/if ?><?cs
if:subcount(Cells) ?><?cs with:f = Form.application_rating ?><?cs
	call:form_open(f) ?><?cs
	each:c = Cells ?><?cs
		call:rating_cell(c, Raters.values, "1", Raters.active) ?><?cs
	/each ?><?cs
	call:submit(Lang.comparison.save) ?><?cs
	call:form_end() ?><?cs /with ?><?cs
else ?><?cs call:empty_state(Lang.comparison.not_in) ?><?cs
/if ?></section><?cs call:page_end() ?>
