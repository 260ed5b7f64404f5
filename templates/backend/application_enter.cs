<?cs include!"layout/backend.cs" ?><?cs
include!"backend/questions.cs" ?><?cs
include!"backend/duplicates.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.entry) ?><?cs
call:heading() ?>
<p><?cs var:Vacancy.number ?> <b><?cs var:german(Vacancy.title) ?></b></p>
<?cs if:!Form.entry.token ?><?cs call:empty_state(Lang.entry.no_ad) ?><?cs
else ?><p><?cs var:Lang.entry.text ?></p>
<?cs with:f = Form.entry ?><?cs
call:form_open(f) ?><?cs
if:subcount(Duplicates) ?><div class="bms-panel"><h2><?cs var:Lang.duplicate.title ?></h2><p><?cs
	var:Lang.entry.duplicate_text ?></p><?cs call:duplicates() ?><?cs
	call:field_check(f.field.entry_anyway) ?></div><?cs
/if ?><h2><?cs var:Lang.entry.how ?></h2><?cs
call:field(f.field.entry_ad) ?><?cs
call:field(f.field.entry_way) ?><?cs
call:field(f.field.entry_day) ?><?cs
call:field(f.field.entry_internal) ?><?cs
call:questions() ?><h2><?cs var:Lang.backend.attachments ?></h2><?cs
call:field(f.field.entry_files) ?><h2><?cs var:Lang.apply.statistics_title ?></h2><?cs
call:field(f.field.entry_sex) ?><p class="bms-small"><?cs var:Lang.entry.then ?></p><?cs
call:submit_or(Lang.entry.save, Base + Back, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs
/with ?><?cs /if ?>
<?cs call:page_end() ?>
