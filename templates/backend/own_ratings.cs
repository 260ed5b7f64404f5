<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/compare_parts.cs" ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.own_ratings) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p><?cs
if:Own.handed_in_at ?><p><?cs var:Lang.comparison.own_handed_in ?> <?cs
	call:time(Own.handed_in_at) ?></p><?cs
	if:subcount(Waiting) ?><p><?cs var:Lang.comparison.own_waiting ?><?cs
		each:w = Waiting ?> <?cs var:w ?><?cs
		if:!last(w) ?>,<?cs /if ?><?cs /each ?></p><?cs
	/if ?><?cs
else ?><p class="bms-noprint"><?cs var:Lang.comparison.own_text ?></p><?cs
/if ?><?cs
if:!subcount(Questions) ?><?cs call:empty_state(Lang.comparison.no_profile) ?><?cs
elif:Comparison.count == "0" ?><?cs call:empty_state(Lang.comparison.no_rows) ?><?cs
else ?><?cs
	if:!Own.handed_in_at ?><div class="bms-actions bms-noprint"><?cs
		call:button_link("secondary", Comparison.path + "/abgabe",
			Lang.comparison.own_hand_in) ?></div><?cs
	/if ?><?cs
	with:f = Form.own_ratings ?><?cs call:compare_rate(f) ?><?cs /with ?><?cs
/if ?><?cs call:page_end() ?>
