<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/requirement_former.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.project_status) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.tab.history ?></h2>
<?cs if:subcount(History) ?><?cs
	call:history_rows() ?><?cs
else ?><?cs call:empty_state(Lang.desk.history_empty) ?><?cs
/if ?></section>
<?cs if:subcount(Corrections) ?><section class="bms-section"><h2><?cs
var:Lang.correction.title ?></h2><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.correction.title ?></caption><thead><tr><th
	scope="col"><?cs var:Lang.correction.at ?></th><th scope="col"><?cs
var:Lang.correction.question ?></th><th scope="col"><?cs
var:Lang.correction.before ?></th><th scope="col"><?cs
var:Lang.correction.after ?></th><th scope="col"><?cs
var:Lang.correction.reason ?></th></tr></thead><tbody><?cs
each:c = Corrections ?><tr><td data-label="<?cs var:Lang.correction.at ?>"><?cs
	call:time(c.at) ?> <?cs var:c.person ?></td><td data-label="<?cs
	var:Lang.correction.question ?>"><?cs var:c.question ?></td><td data-label="<?cs
	var:Lang.correction.before ?>"><?cs var:c.before ?></td><td data-label="<?cs
	var:Lang.correction.after ?>"><?cs var:c.after ?></td><td data-label="<?cs
	var:Lang.correction.reason ?>"><?cs var:c.reason ?></td></tr><?cs
/each ?></tbody></table><?cs call:more(Corrections_more) ?></section>
<?cs /if ?><?cs call:requirement_former() ?>
<?cs call:due_note() ?>
<?cs call:page_end() ?>
