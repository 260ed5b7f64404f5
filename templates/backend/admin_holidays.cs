<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.holiday) ?><?cs
call:heading() ?>
<p><?cs var:Lang.admin.holidays_help ?></p>
<?cs if:subcount(Holidays) ?><table class="bms-table"><caption class="kern-sr-only"><?cs
var:Page.title ?></caption><thead><tr><th scope="col"><?cs var:Form.holiday.field.day.label
?></th><th scope="col"><?cs var:Form.holiday.field.name.label ?></th><th scope="col"><?cs
var:Lang.admin.holiday_remove ?></th></tr></thead><tbody><?cs
each:h = Holidays ?>
<tr><th scope="row" data-label="<?cs var:Form.holiday.field.day.label ?>"><?cs call:time(h.day)
?></th><td data-label="<?cs var:Form.holiday.field.name.label ?>"><?cs var:german(h.name)
?></td><td data-label="<?cs var:Lang.admin.holiday_remove ?>"><?cs
if:h.past == "1" ?><?cs var:Lang.admin.holiday_over ?><?cs
else ?><a href="<?cs var:link(h.href) ?>"><?cs
	var:Lang.admin.holiday_remove ?><span class="kern-sr-only">: <?cs
	var:h.name ?></span></a><?cs
/if ?></td></tr><?cs
/each ?>
</tbody></table><?cs
else ?><?cs call:empty_state(Lang.admin.holidays_empty) ?><?cs
/if ?>
<section class="bms-section"><h2><?cs var:Lang.admin.holiday_add ?></h2><?cs
with:f = Form.holiday ?><?cs
call:form_open(f) ?><?cs
call:fields(f) ?><?cs
call:submit(Lang.admin.holiday_add) ?><?cs
call:form_end() ?><?cs
/with ?></section>
<?cs call:page_end() ?>
