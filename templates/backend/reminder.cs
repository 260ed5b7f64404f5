<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<p><b><?cs
if:Reminder.text ?><?cs var:german(Reminder.text) ?><?cs
else ?><?cs var:Lang.reminder.gone ?><?cs
/if ?></b></p>
<?cs call:facts_begin() ?><?cs
call:fact_link(Lang.reminder.about, Object.href, Object.number) ?><?cs
call:fact(Lang.reminder.day, Reminder.due) ?><?cs
call:fact(Lang.reminder.repeats, Reminder.every) ?><?cs
call:fact(Lang.reminder.whom, Reminder.whom) ?><?cs
call:fact(Lang.reminder.written_by, Reminder.created_name) ?><?cs
call:facts_end() ?><?cs
if:Reminder.done_at ?><p><?cs call:status_badge("success", Lang.reminder.done) ?> <?cs
	call:time(Reminder.done_at) ?>, <?cs var:Reminder.done_name ?></p><?cs
else ?><?cs with:f = Form.reminder_done ?><?cs
	call:form_begin(f) ?><?cs
	if:Reminder.every ?><?cs call:fields(f) ?><?cs /if ?><?cs
	call:submit(Lang.reminder.do) ?><?cs
	call:form_end() ?><?cs /with ?><?cs
/if ?>
<?cs call:page_end() ?>
