<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/check.cs" ?><?cs

def:check_one(r) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Lang.title.application_check ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.check.what ?></th><th scope="col"><?cs
var:Lang.check.found ?></th></tr></thead>
<tbody><tr><th scope="row" data-label="<?cs var:Lang.check.what ?>"><?cs
var:Lang.check.right ?></th><td data-label="<?cs var:Lang.check.found ?>"><div><?cs
call:check_right(r) ?></div></td></tr>
<tr><th scope="row" data-label="<?cs var:Lang.check.what ?>"><?cs
var:Lang.check.complete ?></th><td data-label="<?cs var:Lang.check.found ?>"><div><?cs
call:check_documents(r) ?></div></td></tr><?cs
each:c = r.cells ?>
<tr><th scope="row" data-label="<?cs var:Lang.check.what ?>"><?cs var:german(c.text) ?></th><td
	data-label="<?cs var:Lang.check.found ?>"><div><?cs
	call:check_cell(c, r) ?></div></td></tr><?cs
/each ?>
<tr><th scope="row" data-label="<?cs var:Lang.check.what ?>"><?cs
var:Lang.check.result ?></th><td data-label="<?cs var:Lang.check.found ?>"><div><?cs
call:check_outcome(r) ?></div></td></tr></tbody></table>
<?cs if:r.changed_at ?><p class="bms-small"><?cs var:Lang.check.changed ?> <?cs
var:r.changed_by ?>, <?cs call:time(r.changed_at) ?></p>
<?cs /if ?><?cs /def ?><?cs

call:page_begin() ?><?cs
call:error_summary(Form.formal_check) ?><?cs
call:desk_head() ?>
<section class="bms-section"><h2><?cs var:Lang.title.application_check ?></h2>
<?cs if:Form.formal_check.token ?><?cs
	with:f = Form.formal_check ?><?cs
	call:form_open(f) ?><?cs
	call:hidden(f.field.rows) ?><?cs
	each:r = Rows ?><?cs call:check_one(r) ?><?cs /each ?><div class="bms-actions"><?cs
	call:button("primary", Lang.check.save) ?><?cs
	call:button_value("secondary", Lang.check.propose, "then", "propose") ?><?cs
	call:button_value("secondary", Lang.check.ask_one, "then", "department") ?></div><?cs
	call:form_end() ?><?cs /with ?><?cs
else ?><?cs each:r = Rows ?><?cs call:check_one(r) ?><?cs /each ?><?cs
/if ?></section>
<section class="bms-section"><h2><?cs var:Lang.check.asked ?></h2>
<?cs if:Asked.state ?><p><?cs var:Asked.words ?> <?cs call:time(Asked.last_day) ?></p>
<ul><?cs each:d = Asked.documents ?><li><?cs
if:d.label ?><?cs var:german(d.label) ?><?cs else ?><?cs var:d.type ?><?cs
/if ?>: <?cs if:d.handed ?><?cs var:Lang.check.handed ?><?cs else ?><?cs
var:Lang.check.not_handed ?><?cs /if ?></li><?cs /each ?></ul><?cs
else ?><?cs call:empty_state(Lang.check.asked_none) ?><?cs
/if ?><?cs if:May.edit ?><?cs each:r = Rows ?><?cs
if:r.may_edit ?><ul class="bms-links"><li><a href="<?cs var:Base ?>/vakanzen/<?cs
	var:Application.vacancy_number ?>/pruefung/unterlagen?fuer=<?cs var:r.key ?>"><?cs
	var:Lang.check.documents_one ?></a></li><?cs
	if:Asked.state == "open" ?><li><a href="<?cs var:Base ?>/bewerbungen/<?cs
		var:Application.number ?>/pruefung/frist"><?cs
		var:Lang.title.formal_extend ?></a></li><li><a href="<?cs
		var:Base ?>/bewerbungen/<?cs
		var:Application.number ?>/pruefung/zuruecknehmen"><?cs
		var:Lang.title.formal_back ?></a></li><?cs
	/if ?></ul><?cs
/if ?><?cs /each ?><?cs /if ?></section>
<?cs call:page_end() ?>
