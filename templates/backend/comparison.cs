<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"backend/statements.cs" ?><?cs
include!"backend/compare_parts.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:compare_links() ?><div class="bms-actions bms-noprint"><?cs
if:May.place && Live ?><?cs
	call:button_link("secondary", Comparison.path + "/reihung",
		Lang.title.comparison_placing) ?><?cs
	call:button_link("secondary", Comparison.path + "/regel", Lang.title.comparison_rule) ?><?cs
	call:button_link("secondary", Comparison.path + "/bewertende",
		Lang.title.comparison_raters) ?><?cs
	if:Raters.active && !Raters.open ?><?cs
		call:button_link("secondary", Comparison.path + "/uebernehmen",
			Lang.title.comparison_agree) ?><?cs
	/if ?><?cs
	call:button_link("secondary", Comparison.path + "/gespraeche",
		Lang.title.interviews_take) ?><?cs
	if:Comparison.last == "0" ?><?cs
		call:button_link("secondary", Comparison.path + "/senden",
			Lang.title.comparison_send) ?><?cs
	/if ?><?cs
/if ?><?cs
if:Raters.own ?><?cs
	call:button_link("secondary", Comparison.path + "/meine", Lang.title.own_ratings) ?><?cs
/if ?><?cs
if:May.file && (Live || Version.number) ?><?cs
	if:Version.number ?><?cs
		call:button_link("secondary", Comparison.path + "/datei?fassung=" + Version.number,
			Lang.comparison.file) ?><?cs
	else ?><?cs
		call:button_link("secondary", Comparison.path + "/datei",
			Lang.comparison.file) ?><?cs
	/if ?><?cs
/if ?><?cs
if:May.comment ?><?cs
	call:button_link("secondary", Comparison.path + "/kommentar",
		Lang.comparison.comment) ?><?cs
/if ?><button class="kern-btn kern-btn--tertiary" type="button" data-print hidden><span
	class="kern-label"><?cs var:Lang.comparison.print ?></span></button></div><?cs
/def ?><?cs

def:raters_said() ?><?cs
if:Live && Raters.blind ?><?cs
	call:notice("info", Lang.comparison.blind_recruiter) ?><?cs
/if ?><?cs
if:Live && Raters.active ?><?cs
	if:Raters.open ?><?cs call:notice("info", Lang.comparison.raters_open) ?><?cs
	else ?><?cs call:notice("info", Lang.comparison.raters_all) ?><?cs
	/if ?><?cs
/if ?><?cs
if:Live && subcount(Raters.out) ?><p><?cs var:Lang.comparison.raters_out ?><?cs
	each:o = Raters.out ?> <?cs var:o ?><?cs if:!last(o) ?>,<?cs /if ?><?cs /each ?></p><?cs
/if ?><?cs
/def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.comparison) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.comparison.title ?><?cs
if:Version.number ?> · <?cs var:Lang.comparison.version ?> <?cs
	var:number(Version.number) ?><?cs
/if ?></h2><?cs
if:Version.number ?><p><?cs var:Lang.comparison.sent ?> <?cs call:time(Version.sent_at) ?>, <?cs
	var:Version.name ?></p><?cs
elif:Live && Comparison.last != "0" ?><p><?cs var:Lang.comparison.sent_already ?></p><?cs
/if ?><?cs
if:Live || Version.number ?><?cs
	call:compare_links() ?><?cs
	call:raters_said() ?><?cs
	if:!subcount(Questions) ?><?cs call:empty_state(Lang.comparison.no_profile) ?><?cs
	elif:Comparison.count == "0" ?><?cs call:empty_state(Lang.comparison.no_rows) ?><?cs
	else ?><?cs
		if:May.rate ?><?cs
			with:f = Form.comparison ?><?cs call:compare_rate(f) ?><?cs /with ?><?cs
		else ?><?cs
			call:compare_filter() ?><?cs
			call:compare_table() ?><?cs
		/if ?><?cs
	/if ?><?cs
elif:Raters.blind ?><?cs
	call:compare_links() ?><?cs
	call:notice("info", Lang.comparison.blind_department) ?><?cs
	if:subcount(Covered) ?><ul><?cs each:c = Covered ?><li><a href="<?cs
		var:link(c.href) ?>"><?cs var:c.number ?></a></li><?cs /each ?></ul><?cs
	/if ?><?cs
else ?><?cs
	call:compare_links() ?><?cs
	call:empty_state(Lang.comparison.not_sent) ?><?cs
/if ?></section>
<?cs if:subcount(Statements) ?><section class="bms-section"><h2><?cs
var:Lang.comparison.statements ?></h2><?cs
call:statement_table(Lang.comparison.statements) ?></section><?cs /if ?>
<?cs if:subcount(Comments) ?><section class="bms-section"><h2><?cs
var:Lang.comparison.comments ?></h2><ol class="bms-comments"><?cs each:c = Comments ?>
<li><p class="bms-small"><?cs var:c.name ?>, <?cs call:time(c.created_at) ?>, <?cs
	if:c.about ?><?cs var:c.about ?><?cs else ?><?cs var:Lang.comparison.comment_all ?><?cs
	/if ?></p><p class="bms-lines"><?cs var:german(c.text) ?></p></li><?cs
	/each ?></ol></section><?cs
/if ?>
<?cs if:subcount(Classes) ?><section class="bms-section"><h2><?cs var:Lang.ranking.title ?></h2>
<dl class="bms-facts bms-facts--list"><?cs each:c = Classes ?><div><dt><?cs var:c.letter ?> <?cs
var:german(c.name) ?></dt><dd><?cs var:german(c.meaning) ?></dd></div><?cs /each ?></dl></section>
<?cs /if ?><?cs
if:subcount(Versions) ?><section class="bms-section bms-noprint"><h2><?cs
	var:Lang.comparison.versions ?></h2><ul><?cs
	each:v = Versions ?><li><a href="<?cs var:link(v.href) ?>"><?cs
	var:Lang.comparison.version ?> <?cs var:number(v.number) ?></a>, <?cs
	call:time(v.sent_at) ?>, <?cs var:v.name ?></li><?cs
	/each ?></ul></section><?cs
/if ?><?cs call:page_end() ?>
