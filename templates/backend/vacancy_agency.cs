<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.agency) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<p><?cs var:Lang.agency.text ?></p>
<?cs if:subcount(Reports) ?><ol class="bms-plain"><?cs
each:r = Reports ?><li><p><?cs
if:r.kind == "reported" ?><?cs
	call:status_badge("success", Lang.agency_kind[r.kind]) ?> <?cs
	var:Lang.agency.on ?> <?cs call:time(r.reported_on) ?>, <?cs
	var:Lang.agency_way[r.way] ?><?cs
else ?><?cs call:status_badge("warning", Lang.agency_kind[r.kind]) ?><?cs
/if ?></p><?cs
if:r.note ?><p class="bms-lines"><?cs var:german(r.note) ?></p><?cs /if ?><?cs
if:r.href && r.checked ?><p><?cs var:Lang.agency.proof ?>: <?cs
	var:german(r.file_name) ?><?cs call:file_checked(r.checked) ?></p><?cs
elif:r.href ?><p><a href="<?cs var:link(r.href) ?>"><?cs var:Lang.agency.proof ?>: <?cs
	var:german(r.file_name) ?></a></p><?cs
/if ?><p class="bms-small"><?cs
var:r.name ?>, <?cs call:time(r.created_at) ?></p></li><?cs
/each ?></ol><?cs call:more(Reports_more) ?><?cs
else ?><?cs call:empty_state(Lang.agency.none) ?><?cs
/if ?>
<?cs if:Export.there ?><section class="bms-section"><h2><?cs
var:Lang.agency.export ?></h2><?cs
if:Export.href ?><p><?cs var:Lang.agency.export_text ?></p><p><a href="<?cs
	var:link(Export.href) ?>"><?cs var:Lang.agency.export_get ?></a></p><?cs
else ?><p><?cs var:Lang.agency.export_none ?></p><?cs
/if ?></section><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.agency.say ?></h2><?cs
with:f = Form.agency ?><?cs
call:form_open(f) ?><?cs
call:field_radios(f.field.kind) ?><?cs
call:field(f.field.reported_on) ?><?cs
call:field(f.field.way) ?><?cs
call:field(f.field.note) ?><?cs
call:field(f.field.file) ?><?cs
call:submit_or(Lang.agency.save, Base + "/vakanzen/" + Vacancy.number, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
