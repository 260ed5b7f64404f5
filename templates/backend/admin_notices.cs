<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.notice_setting) ?><?cs
call:heading() ?>
<p><?cs var:Lang.admin.notices_help ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs
var:Form.notice_setting.field.authority.label ?></th><th scope="col"><?cs
var:Form.notice_setting.field.waits.label ?></th><th scope="col"><?cs
var:Form.notice_setting.field.presumed_days.label ?></th><th scope="col"><?cs
var:Form.notice_setting.field.naming.label ?></th></tr></thead><tbody><?cs
each:s = Settings ?>
<tr><th scope="row" data-label="<?cs var:Form.notice_setting.field.authority.label ?>"><?cs
var:german(s.name) ?></th><td data-label="<?cs var:Form.notice_setting.field.waits.label ?>"><?cs
if:s.off ?><?cs var:Lang.admin.notices_off ?><?cs else ?><?cs var:s.waits_words ?><?cs
/if ?></td><td data-label="<?cs var:Form.notice_setting.field.presumed_days.label ?>"><?cs
var:number(s.presumed_days) ?></td><td data-label="<?cs
var:Form.notice_setting.field.naming.label ?>"><?cs var:s.naming_word ?></td></tr><?cs
/each ?>
</tbody></table>
<section class="bms-section"><h2><?cs var:Lang.admin.notice_set ?></h2><?cs
with:f = Form.notice_setting ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit(Lang.admin.notice_set) ?><?cs
call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
