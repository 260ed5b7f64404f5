<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs

def:check_table() ?><section class="bms-scroll bms-scroll--box bms-check" tabindex="0"
	aria-label="<?cs var:Lang.title.vacancy_check ?>"><table
	class="bms-table bms-check__table"><caption class="kern-sr-only"><?cs
var:Lang.title.vacancy_check ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.name ?></th><th scope="col"><?cs
var:Lang.check.right ?></th><th scope="col"><?cs var:Lang.check.complete ?></th><?cs
each:q = Reqs ?><th scope="col"><?cs var:german(q.text) ?></th><?cs /each ?><th scope="col"><?cs
var:Lang.check.result ?></th></tr></thead>
<tbody><?cs each:r = Rows ?><?cs var:rendered(r.row_html) ?><?cs /each ?></tbody></table></section>
<?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.formal_check) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.title.vacancy_check ?></h2>
<p><?cs var:Lang.check.text ?></p>
<nav class="bms-rows__views" aria-label="<?cs var:Lang.check.result ?>"><ul><li><a href="<?cs
var:link(States_all) ?>"<?cs if:States_none ?> aria-current="true"<?cs /if ?>><?cs
var:Lang.list.all ?></a></li><?cs
each:s = States ?><li><a href="<?cs var:link(s.href) ?>"<?cs if:s.current ?>
	aria-current="true"<?cs /if ?>><?cs var:s.label ?></a></li><?cs /each ?></ul></nav><?cs
if:!subcount(Reqs) ?><p class="bms-small"><?cs var:Lang.check.no_requirements ?></p><?cs /if ?><?cs
if:!subcount(Rows) ?><?cs call:empty_state(Lang.check.empty) ?><?cs
elif:Form.formal_check.token ?><?cs
	with:f = Form.formal_check ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.rows) ?><?cs
	call:check_table() ?>
	<div class="bms-actions"><?cs
	call:button("primary", Lang.check.save) ?><?cs
	call:button_value("secondary", Lang.check.propose, "then", "propose") ?></div>
	<p class="bms-check__chosen" id="<?cs var:f.field.chosen.id ?>" tabindex="-1"><b><?cs
	var:Lang.check.chosen ?></b></p><div class="bms-actions"><?cs
	call:button_value("secondary", Lang.check.documents, "then", "documents") ?><?cs
	call:button_value("secondary", Lang.check.ask, "then", "department") ?></div><?cs
	call:form_end() ?><?cs /with ?><?cs
else ?><?cs call:check_table() ?><?cs
/if ?><?cs
if:First || More ?><p><?cs
	if:First ?><a href="<?cs var:link(First) ?>"><?cs var:Lang.check.first ?></a> <?cs
	/if ?><?cs
	if:More ?><a href="<?cs var:link(More) ?>"><?cs var:Lang.check.more ?></a><?cs
	/if ?></p><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.check.demanded ?></h2>
<p><?cs if:Demanded ?><?cs var:Demanded ?><?cs else ?><?cs var:Lang.check.demanded_none ?><?cs
/if ?></p><?cs
if:May.edit ?><p><a href="<?cs var:Base ?>/vakanzen/<?cs
	var:Vacancy.number ?>/pruefung/verlangt"><?cs
	var:Lang.title.vacancy_check_demand ?></a></p><?cs
/if ?></section>
<?cs call:page_end() ?>
